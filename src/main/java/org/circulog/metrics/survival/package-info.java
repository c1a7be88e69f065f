/**
 * Estimators of lifetimes on primitive types: pure functions that know neither the service nor its database.
 */
package org.circulog.metrics.survival;
