package org.circulog.metrics.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.circulog.metrics.population.PopulationView;

/**
 * How far the records can be trusted.
 *
 * @param events how many there are; voided ones are left out
 * @param warnings by code, most frequent first
 * @param country where the events happened; null for everywhere
 * @param recordedFrom first day of recording (UTC); null for the first there is
 * @param recordedUntil last day of recording (UTC); null for today
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CompletenessView(
        @NotNull PopulationView population,
        @NotNull LocalDate until,
        @NotNull String methodVersion,
        @NotNull Long events,
        @NotNull List<WarningCount> warnings,
        @NotNull RecordingDelay recordingDelay,
        String country,
        LocalDate recordedFrom,
        LocalDate recordedUntil,
        @NotNull Instant knownAt,
        @NotNull List<CompletenessGroup> groups) {

    /** Events with at least one warning of a code. */
    public record WarningCount(
            @NotNull String code, @NotNull Long events) {}
}
