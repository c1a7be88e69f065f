package org.circulog.metrics.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.survival.Limits;
import org.circulog.metrics.survival.Proportion;

/**
 * Devices that have an identifier which is unique in the world.
 *
 * @param lookedAt devices that were looked at one by one: all of the group, or a systematic sample
 * @param devices how many of them have one
 * @param share of those looked at, 0 to 1; null where there is none
 * @param lower of the 95 % interval (Wilson); null where the share is that of all devices
 * @param upper likewise
 * @param samplingFactor how many devices each one looked at stands for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record IdentifiedShare(
        @NotNull Long lookedAt,
        @NotNull Long devices,
        Double share,
        Double lower,
        Double upper,
        @NotNull Boolean fromSample,
        @NotNull Long samplingFactor) {

    static IdentifiedShare of(long lookedAt, long devices, long samplingFactor) {
        boolean fromSample = samplingFactor > 1;
        if (lookedAt == 0) {
            return new IdentifiedShare(lookedAt, devices, null, null, null, fromSample, samplingFactor);
        }
        Proportion share = new Proportion(devices, lookedAt);
        Limits limits = share.wilson();
        return new IdentifiedShare(
                lookedAt,
                devices,
                share.value(),
                fromSample ? limits.lower() : null,
                fromSample ? limits.upper() : null,
                fromSample,
                samplingFactor);
    }
}
