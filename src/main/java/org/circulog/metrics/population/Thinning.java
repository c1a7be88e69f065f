package org.circulog.metrics.population;

import java.util.stream.IntStream;

/** Which points of a curve are shown. What is reported of a curve is computed from all of them. */
public final class Thinning {
    /** More points than anybody draws. */
    public static final int MOST = 500;

    private Thinning() {}

    /** Indices of at most 500 of so many points: ascending, evenly spread, the first and the last among them. */
    public static IntStream indices(int points) {
        return points <= MOST
                ? IntStream.range(0, points)
                : IntStream.range(0, MOST).map(kept -> (int) ((long) kept * (points - 1) / (MOST - 1)));
    }
}
