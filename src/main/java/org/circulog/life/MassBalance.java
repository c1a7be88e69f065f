package org.circulog.life;

/**
 * What went into recovery and what came out, in whole milligrams. The limit is 5 % above a measured or declared input
 * (scales differ) and three times an input that is only the average of its category.
 */
public record MassBalance(long inputMg, MassBasis basis, long recoveredMg) {
    private static final int TOLERANCE_PERCENT = 105;
    private static final int DEFAULT_FACTOR = 3;

    public long limitMg() {
        return basis == MassBasis.CATEGORY_DEFAULT ? inputMg * DEFAULT_FACTOR : inputMg * TOLERANCE_PERCENT / 100;
    }

    /** What may still be recorded as recovered. */
    public long allowedMg() {
        return Math.max(0, limitMg() - recoveredMg);
    }

    /** What has not come out yet, as far as the input is known. */
    public long remainingMg() {
        return Math.max(0, inputMg - recoveredMg);
    }

    /** Whether more came out than went in by an input that nobody weighed, which is a reason to weigh it. */
    public boolean isAboveDefault() {
        return basis == MassBasis.CATEGORY_DEFAULT && recoveredMg > inputMg;
    }
}
