package org.circulog.metrics.lifetime;

import java.util.stream.Stream;
import org.circulog.metrics.population.Estimate;

/** Value, standard error and limits as cells of a table. */
final class EstimateCells {
    private EstimateCells() {}

    /** Empty for null, where there is nothing to estimate. */
    static Stream<Object> of(Estimate estimate) {
        return estimate == null
                ? Stream.of(null, null, null, null)
                : Stream.of(estimate.value(), estimate.standardError(), estimate.lower(), estimate.upper());
    }
}
