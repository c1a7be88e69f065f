/** Figures over all records: how complete they are. */
package org.circulog.metrics;
