package org.circulog.metrics.lifetime;

/**
 * Mean lifetime of a group against that of the reference, both up to the same age in days; null where it cannot be told.
 *
 * @param factor the observed mean by that of the reference
 */
public record LifetimeFactor(Double tauDays, Double observedMeanDays, Double referenceMeanDays, Double factor) {}
