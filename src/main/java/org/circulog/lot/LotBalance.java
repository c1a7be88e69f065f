package org.circulog.lot;

import java.math.BigInteger;
import org.circulog.life.MassBasis;

/**
 * What went into a closed lot, what came out of it and what moved on to other lots, in whole milligrams. Outputs of a lot
 * may come to 120 % of what stayed in it (three times of what is only the average mass of categories): scales differ.
 *
 * @param inputLimitMg what the outputs may come to if nothing moves on
 */
public record LotBalance(long inputMg, MassBasis basis, long inputLimitMg, long outputMg, long movedMg) {
    private static final int TOLERANCE_PERCENT = 120;
    private static final int DEFAULT_FACTOR = 3;

    /** Within these closures a balance of weighings counts as closed. */
    public static final double CLOSED_FROM = 0.95;

    public static final double CLOSED_TO = 1.05;

    /** Of a lot from which nothing came out yet, by the net mass on the scale. */
    public static LotBalance ofWeighed(long netMg) {
        return new LotBalance(netMg, MassBasis.MEASURED, netMg * TOLERANCE_PERCENT / 100, 0, 0);
    }

    /**
     * Of a lot from which nothing came out yet, by the sum of its lines.
     *
     * @param defaultMg the part of it that is only the average mass of categories
     */
    public static LotBalance ofListed(long listedMg, long defaultMg) {
        MassBasis basis = defaultMg == listedMg ? MassBasis.CATEGORY_DEFAULT : MassBasis.DECLARED;
        long limit = (listedMg - defaultMg) * TOLERANCE_PERCENT / 100 + defaultMg * DEFAULT_FACTOR;
        return new LotBalance(listedMg, basis, limit, 0, 0);
    }

    public LotBalance withOutput(long nextMg) {
        return new LotBalance(inputMg, basis, inputLimitMg, nextMg, movedMg);
    }

    public LotBalance withMoved(long nextMg) {
        return new LotBalance(inputMg, basis, inputLimitMg, outputMg, nextMg);
    }

    /** Of a part of the mass, with its share of the limit. */
    public LotBalance part(long partMg) {
        long limit = BigInteger.valueOf(inputLimitMg)
                .multiply(BigInteger.valueOf(partMg))
                .divide(BigInteger.valueOf(inputMg))
                .longValueExact();
        return new LotBalance(partMg, basis, Math.max(partMg, limit), 0, 0);
    }

    /** How much of a part of the mass is only the average mass of categories. */
    public long defaultMg(long partMg) {
        long part = part(partMg).inputLimitMg();
        long spare = part - partMg * TOLERANCE_PERCENT / 100;
        return Math.min(partMg, Math.max(0, spare * 100 / (DEFAULT_FACTOR * 100 - TOLERANCE_PERCENT)));
    }

    /** What the outputs may come to; the share of the limit that belongs to the mass which did not move on. */
    public long outputLimitMg() {
        return BigInteger.valueOf(inputLimitMg)
                .multiply(BigInteger.valueOf(inputMg - movedMg))
                .divide(BigInteger.valueOf(inputMg))
                .longValueExact();
    }

    /** What may still be recorded as an output. */
    public long allowedMg() {
        return Math.max(0, outputLimitMg() - outputMg);
    }

    /** What is still there: it may be treated, split or moved. */
    public long stockMg() {
        return Math.max(0, inputMg - outputMg - movedMg);
    }

    /** What the outputs weigh more than was there; the scales account for it. */
    public long gainMg() {
        return Math.max(0, outputMg + movedMg - inputMg);
    }

    public boolean isLegal() {
        return movedMg <= inputMg && outputMg <= outputLimitMg();
    }

    /** All that left, residues included, by the input. */
    public double closure() {
        return (double) (outputMg + movedMg) / inputMg;
    }

    public boolean closes() {
        return closure() >= CLOSED_FROM && closure() <= CLOSED_TO;
    }
}
