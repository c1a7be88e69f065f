package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Stream;
import org.circulog.metrics.survival.Limits;
import org.circulog.metrics.survival.RestrictedMean;
import org.circulog.metrics.survival.RestrictedMeanDifference;

/** An estimate with its standard error and 95 % interval; each is null where it cannot be told. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Estimate(Double value, Double standardError, Double lower, Double upper) {

    static Estimate of(double value, double standardError, Limits limits) {
        return new Estimate(known(value), known(standardError), known(limits.lower()), known(limits.upper()));
    }

    static Estimate of(RestrictedMean mean) {
        return of(mean.mean(), mean.standardError(), mean.limits());
    }

    static Estimate of(RestrictedMeanDifference difference) {
        return of(difference.difference(), difference.standardError(), difference.limits());
    }

    /** In parts of something that is known without error. */
    Estimate dividedBy(double known) {
        return new Estimate(
                divide(value, known), divide(standardError, known), divide(lower, known), divide(upper, known));
    }

    /** Value, standard error and limits as cells of a table, empty where there is no estimate. */
    static Stream<Object> cells(Estimate estimate) {
        return estimate == null
                ? Stream.of(null, null, null, null)
                : Stream.of(estimate.value, estimate.standardError, estimate.lower, estimate.upper);
    }

    private static Double divide(Double part, double by) {
        return part == null ? null : known(part / by);
    }

    /** JSON has no NaN: what is not estimable is null. */
    static Double known(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
