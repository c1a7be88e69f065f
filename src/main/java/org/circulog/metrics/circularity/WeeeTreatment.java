package org.circulog.metrics.circularity;

import java.util.OptionalDouble;

/**
 * What became of the waste equipment of one category, in milligrams, for the rates of Article 11 of Directive 2012/19/EU.
 * A mass counts where it enters an operation after proper treatment (Annex V, Implementing Decision (EU) 2019/2193), not
 * where it was sorted or stored, and not what comes out of a smelter. Rates are shares of the collected mass, empty where
 * nothing was collected; above 1 if more was treated than collected. Throws {@link IllegalArgumentException} for a
 * negative mass.
 */
public record WeeeTreatment(
        long collectedMg,
        long preparedForReuseMg,
        long enteringRecyclingMg,
        long energyRecoveryMg,
        long otherRecoveryMg) {
    private static final int PERCENT = 100;

    public WeeeTreatment {
        if (Math.min(collectedMg, preparedForReuseMg) < 0
                || enteringRecyclingMg < 0
                || energyRecoveryMg < 0
                || otherRecoveryMg < 0) {
            throw new IllegalArgumentException("masses must not be negative");
        }
    }

    public OptionalDouble preparingForReuseRate() {
        return shareOfCollected(preparedForReuseMg);
    }

    /** Preparing for re-use and recycling, which have one target together. */
    public OptionalDouble recyclingRate() {
        return shareOfCollected(recycledMg());
    }

    /** Preparing for re-use, recycling, energy and other recovery. */
    public OptionalDouble recoveryRate() {
        return shareOfCollected(recoveredMg());
    }

    /** What was not recovered; 0 if more was recovered than collected. */
    public OptionalDouble disposalRate() {
        return shareOfCollected(Math.max(0, collectedMg - recoveredMg()));
    }

    /** Whether the rate of recycling reaches a percentage, decided without rounding; not if nothing was collected. */
    public boolean recyclesAtLeast(int percent) {
        return reaches(recycledMg(), percent);
    }

    /** Whether the rate of recovery reaches a percentage, decided without rounding; not if nothing was collected. */
    public boolean recoversAtLeast(int percent) {
        return reaches(recoveredMg(), percent);
    }

    private long recycledMg() {
        return Math.addExact(preparedForReuseMg, enteringRecyclingMg);
    }

    private long recoveredMg() {
        return Math.addExact(recycledMg(), Math.addExact(energyRecoveryMg, otherRecoveryMg));
    }

    private OptionalDouble shareOfCollected(long mg) {
        return collectedMg == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) mg / collectedMg);
    }

    private boolean reaches(long mg, int percent) {
        return collectedMg > 0 && Math.multiplyExact(mg, PERCENT) >= Math.multiplyExact(collectedMg, percent);
    }
}
