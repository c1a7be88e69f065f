package org.circulog.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How far the records can be trusted. Voided events are left out.
 *
 * @param events how many the answer speaks of
 * @param warnings by code, most frequent first
 * @param country where they happened; null for everywhere
 * @param recordedFrom first day of recording (UTC); null for the first there is
 * @param recordedUntil last day of recording (UTC); null for today
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CompletenessView(
        @NotNull Long events,
        @NotNull List<WarningCount> warnings,
        String country,
        LocalDate recordedFrom,
        LocalDate recordedUntil,
        @NotNull Instant knownAt) {

    /** Events with at least one warning of a code. */
    public record WarningCount(
            @NotNull String code, @NotNull Long events) {}
}
