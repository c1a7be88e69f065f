/** Holds {@code openapi.yaml} and the running service together, in both directions. */
package org.circulog.contract;
