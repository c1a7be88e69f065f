package org.circulog.metrics.lifetime;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Which points of a falling curve are shown where it has more than anybody can see. */
final class EvenSteps {
    static final int MOST = 500;

    private EvenSteps() {}

    /**
     * All points of a short curve. Of a long one the first, the last, and either every point at which it steps, or those
     * at which it first gets down to each of evenly spaced levels.
     */
    static int[] of(int size, IntPredicate steps, IntToDoubleFunction level) {
        if (size <= MOST) {
            return IntStream.range(0, size).toArray();
        }
        BitSet shown = new BitSet(size);
        shown.set(0);
        shown.set(size - 1);
        int[] candidates = IntStream.range(1, size - 1).filter(steps).toArray();
        int places = MOST - 2;
        if (candidates.length <= places) {
            IntStream.of(candidates).forEach(shown::set);
        } else {
            setEvenly(shown, candidates, places, level);
        }
        return shown.stream().toArray();
    }

    private static void setEvenly(BitSet shown, int[] candidates, int places, IntToDoubleFunction level) {
        double top = level.applyAsDouble(candidates[0]);
        double step = (top - level.applyAsDouble(candidates[candidates.length - 1])) / (places - 1);
        int next = 0;
        for (int candidate : candidates) {
            double below = (top - level.applyAsDouble(candidate)) / step;
            if (below >= next) {
                shown.set(candidate);
                next = (int) below + 1;
            }
        }
    }
}
