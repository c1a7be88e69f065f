package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.survival.KaplanMeier;
import org.circulog.metrics.survival.RestrictedMean;

/**
 * Mean lifetime in days as far as it lies below the age {@code tau}.
 *
 * @param tau null if there are never enough devices at risk
 * @param conditionalOnAgeDays of devices that reached this age; null for new ones
 * @param ignoringDelayedEntry what it would seem to be if all had been under observation from birth
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RestrictedMeanView(
        Double tau,
        @NotNull Boolean tauLowered,
        Double days,
        Double standardError,
        Double lower,
        Double upper,
        Integer conditionalOnAgeDays,
        Double ignoringDelayedEntry) {

    static RestrictedMeanView of(Survival survival, Tau asked) {
        double tau = asked.reach(survival.counts());
        Estimate mean = Estimate.of(survival.restrictedMean(tau));
        return new RestrictedMeanView(
                Estimate.known(tau),
                asked.isLoweredTo(tau),
                mean.value(),
                mean.standardError(),
                mean.lower(),
                mean.upper(),
                survival.conditionalOnAgeDays(),
                Double.isNaN(tau) ? null : ignoringDelayedEntry(survival.counts(), tau));
    }

    private static Double ignoringDelayedEntry(LifeCounts counts, double tau) {
        RestrictedMean mean =
                KaplanMeier.of(RiskTables.ignoringDelayedEntry(counts)).restrictedMean(tau);
        return Estimate.known(mean.mean());
    }

    Estimate estimate() {
        return new Estimate(days, standardError, lower, upper);
    }

    /** The mean under each way to censor devices that are still in the records; the truth lies between them. */
    public record Both(
            @NotNull RestrictedMeanView until, @NotNull RestrictedMeanView lastSeen) {
        RestrictedMeanView under(Censoring censoring) {
            return censoring == Censoring.LAST_SEEN ? lastSeen : until;
        }
    }
}
