package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.metrics.population.Estimate;
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
        RestrictedMean mean = survival.restrictedMean(tau);
        return new RestrictedMeanView(
                Estimate.known(tau),
                asked.isLoweredTo(tau),
                Estimate.known(mean.mean()),
                Estimate.known(mean.standardError()),
                Estimate.known(mean.limits().lower()),
                Estimate.known(mean.limits().upper()),
                survival.conditionalOnAgeDays(),
                Double.isNaN(tau) ? null : ignoringDelayedEntry(survival.counts(), tau));
    }

    private static Double ignoringDelayedEntry(LifeCounts counts, double tau) {
        RestrictedMean mean =
                KaplanMeier.of(RiskTables.ignoringDelayedEntry(counts)).restrictedMean(tau);
        return Estimate.known(mean.mean());
    }

    /** In parts of a mean that is known without error. */
    Estimate relativeTo(double known) {
        return new Estimate(days / known, standardError / known, lower / known, upper / known);
    }

    /** The mean under each way to censor devices that are still in the records; the truth lies between them. */
    public record Both(
            @NotNull RestrictedMeanView until, @NotNull RestrictedMeanView lastSeen) {
        RestrictedMeanView under(Censoring censoring) {
            return censoring == Censoring.LAST_SEEN ? lastSeen : until;
        }
    }
}
