package org.circulog.metrics.use;

import jakarta.validation.constraints.NotNull;

/**
 * What an impact leaves out.
 *
 * @param devicesWithoutFootprint extended devices of categories without a footprint
 * @param devicesWithoutReference extended devices of categories without a lifetime in the set, although with a footprint
 * @param fixesWithoutFootprint successful repairs of categories without a footprint
 */
public record ImpactExclusions(
        @NotNull Long devicesWithoutFootprint,
        @NotNull Long devicesWithoutReference,
        @NotNull Long fixesWithoutFootprint) {}
