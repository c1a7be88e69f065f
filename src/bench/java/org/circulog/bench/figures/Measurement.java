package org.circulog.bench.figures;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How long one figure of some devices took, the service and SQL in turns. */
final class Measurement {
    static final String HEADINGS =
            "figure                     | devices                  | answer kB | p50 ms | p95 ms | p99 ms |   SQL s |   ratio";

    private final String figure;
    private final Scope scope;
    private final Histogram latencies = new Histogram(3);
    private final List<Double> sqlSeconds = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private int answerBytes;

    Measurement(String figure, Scope scope) {
        this.figure = figure;
        this.scope = scope;
    }

    void add(FigureClient.Answer answer) {
        latencies.recordValue(answer.micros());
        answerBytes = answer.body().length;
    }

    void add(Rival.Result rival) {
        sqlSeconds.add(rival.seconds());
    }

    void differ(List<String> found) {
        differences.addAll(found);
    }

    /**
     * One line of the report.
     *
     * @param ratio median of SQL ÷ median of the service
     */
    record Summary(
            String figure,
            String devices,
            boolean grouped,
            long calls,
            int answerBytes,
            double p50Ms,
            double p95Ms,
            double p99Ms,
            List<Double> sqlSeconds,
            double ratio,
            List<String> differences) {

        @JsonIgnore
        String line() {
            String line = String.format(
                    Locale.ROOT,
                    "%-26s | %-24s | %9.1f | %6.1f | %6.1f | %6.1f | %7.2f | %7.0f",
                    figure,
                    devices,
                    answerBytes / 1e3,
                    p50Ms,
                    p95Ms,
                    p99Ms,
                    median(sqlSeconds),
                    ratio);
            return differences.isEmpty()
                    ? line
                    : line + "   WRONG: " + differences.get(0) + " (" + differences.size() + " counts)";
        }
    }

    Summary summary() {
        return new Summary(
                figure,
                scope.name(),
                scope.isGrouped(),
                latencies.getTotalCount(),
                answerBytes,
                millis(50),
                millis(95),
                millis(99),
                List.copyOf(sqlSeconds),
                median(sqlSeconds) * 1e3 / millis(50),
                List.copyOf(differences));
    }

    private double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
