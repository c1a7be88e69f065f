package org.circulog.metrics.mass;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How long devices live against the reference, up to an age in days; null where it cannot be told.
 *
 * @param factor X, the observed restricted mean by that of the reference
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CircularityUtility(Double tauDays, Double observedMeanDays, Double referenceMeanDays, Double factor) {}
