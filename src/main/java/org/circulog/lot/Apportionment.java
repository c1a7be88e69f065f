package org.circulog.lot;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides whole milligrams so that nothing is lost, invented or negative. Pure; the same input gives the same parts. */
public final class Apportionment {
    private Apportionment() {}

    /**
     * A table with exactly these sums: one row after the other is divided in proportion to what is left of the columns.
     *
     * @param rows sums of the rows, not negative
     * @param columns sums of the columns, not negative, with the same total
     */
    public static long[][] table(long[] rows, long[] columns) {
        if (Arrays.stream(rows).sum() != Arrays.stream(columns).sum()) {
            throw new IllegalArgumentException("rows and columns must have the same total");
        }
        long[] left = columns.clone();
        long[][] table = new long[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            table[row] = inProportion(rows[row], left);
            for (int column = 0; column < left.length; column++) {
                left[column] -= table[row][column];
            }
        }
        return table;
    }

    /**
     * Parts of a total by largest remainder, the first of equal ones before the others. Where the total is at most the sum
     * of the weights, no part is larger than its weight.
     *
     * @param weights not negative, and not all zero unless the total is
     */
    public static long[] inProportion(long total, long[] weights) {
        BigInteger sum = BigInteger.valueOf(Arrays.stream(weights).sum());
        long[] parts = new long[weights.length];
        if (total == 0) {
            return parts;
        }
        BigInteger[] remainders = new BigInteger[weights.length];
        long missing = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] exact = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(sum);
            parts[i] = exact[0].longValueExact();
            remainders[i] = exact[1];
            missing -= parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(missing)
                .forEach(i -> parts[i]++);
        return parts;
    }

    /**
     * The share of one of several in a row, by rounding what all up to it get: whoever comes next starts where it ends, so
     * that the shares add up to the total.
     *
     * @param before sum of the weights before it
     * @param upTo that sum with its own weight
     * @param all sum of all weights, positive
     */
    public static long share(long total, BigInteger before, BigInteger upTo, BigInteger all) {
        return rounded(total, upTo, all) - rounded(total, before, all);
    }

    private static long rounded(long total, BigInteger weight, BigInteger all) {
        return BigInteger.valueOf(total)
                .multiply(weight)
                .shiftLeft(1)
                .add(all)
                .divide(all.shiftLeft(1))
                .longValueExact();
    }
}
