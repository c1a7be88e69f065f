package org.circulog.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Choices that are made as often as they weigh; those of weight 0 never. */
final class Weighted<T> {
    private final List<T> choices;
    private final double[] upTo;

    private Weighted(List<T> choices, double[] weights) {
        this.choices = List.copyOf(choices);
        upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    static <T> Weighted<T> of(List<T> all, ToDoubleFunction<T> weight) {
        List<T> choices =
                all.stream().filter(choice -> weight.applyAsDouble(choice) > 0).toList();
        return new Weighted<>(choices, choices.stream().mapToDouble(weight).toArray());
    }

    /** The n-th choice with weight 1/n (Zipf). */
    static <T> Weighted<T> byRank(List<T> all) {
        return new Weighted<>(
                all,
                IntStream.rangeClosed(1, all.size())
                        .mapToDouble(rank -> 1.0 / rank)
                        .toArray());
    }

    /** @param share of all weights, from 0 to below 1 */
    T at(double share) {
        int found = Arrays.binarySearch(upTo, share * upTo[upTo.length - 1]);
        // A choice begins where the one before ends.
        return choices.get(found >= 0 ? found + 1 : -found - 1);
    }
}
