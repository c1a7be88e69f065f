package org.circulog.metrics.survival;

/** Age by which the given share of lives has ended, with its limits; NaN where a curve does not get there. */
public record Quantile(double probability, double age, Limits limits) {}
