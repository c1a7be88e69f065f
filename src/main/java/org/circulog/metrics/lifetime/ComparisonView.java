package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.circulog.metrics.population.Estimate;
import org.circulog.metrics.population.PopulationView;
import org.circulog.metrics.survival.ChiSquare;

/**
 * Whether groups of devices live equally long.
 *
 * @param by null where devices are grouped
 * @param requestedTau null if none was asked for
 * @param tau to which the restricted means of all groups reach; null if one never has enough at risk
 * @param conditionalOnAgeDays the restricted means are those of devices that reached this age; null for those of new ones
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ComparisonView(
        @NotNull PopulationView population,
        @NotNull LocalDate until,
        @NotNull Instant knownAt,
        @NotNull String methodVersion,
        @NotNull String unit,
        @NotNull Censoring censoring,
        ComparedBy by,
        @NotNull Stratification stratify,
        Double requestedTau,
        @NotNull Integer minAtRisk,
        Double tau,
        @NotNull Boolean tauLowered,
        Integer conditionalOnAgeDays,
        @NotNull Test logRank,
        @NotNull List<ComparedGroup> groups) {

    /** A test that all groups have the same survival. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Test(@NotNull Double statistic, @NotNull Integer degreesOfFreedom, Double pValue) {
        static Test of(ChiSquare test) {
            return new Test(test.statistic(), test.degreesOfFreedom(), Estimate.known(test.pValue()));
        }
    }
}
