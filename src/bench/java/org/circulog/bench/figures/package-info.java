/** Measures how long figures over millions of devices take, beside the same figures computed from the events by SQL. */
package org.circulog.bench.figures;
