package org.circulog.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** All rounds with one number of connections. */
final class Step {
    static final String HEADINGS = "connections | service events/s |  p50 ms |  p95 ms |  p99 ms | pgbench tps | ratio";

    private final int connections;
    private final List<Double> service = new ArrayList<>();
    private final List<Double> pgbench = new ArrayList<>();
    private final Histogram latencies = new Histogram(3);
    private long errors;

    Step(int connections) {
        this.connections = connections;
    }

    void add(Load.Outcome outcome) {
        service.add(outcome.perSecond());
        latencies.add(outcome.latencies());
        errors += outcome.errors();
    }

    void add(double pgbenchRate) {
        pgbench.add(pgbenchRate);
    }

    int connections() {
        return connections;
    }

    long recorded() {
        return latencies.getTotalCount();
    }

    /**
     * One line of the report.
     *
     * @param ratio median of the ratios of the rounds: what disturbs the machine mostly disturbs both halves of a round
     */
    record Summary(
            int connections,
            double servicePerSecond,
            double p50Ms,
            double p95Ms,
            double p99Ms,
            Double pgbenchPerSecond,
            Double ratio,
            long recorded,
            long errors,
            List<Double> serviceRounds,
            List<Double> pgbenchRounds) {

        @JsonIgnore
        String line() {
            String line = String.format(
                    Locale.ROOT,
                    "%11d | %16.0f | %7.1f | %7.1f | %7.1f | %11s | %5s",
                    connections,
                    servicePerSecond,
                    p50Ms,
                    p95Ms,
                    p99Ms,
                    pgbenchPerSecond == null ? "-" : String.format(Locale.ROOT, "%.0f", pgbenchPerSecond),
                    ratio == null ? "-" : String.format(Locale.ROOT, "%.2f", ratio));
            return errors == 0 ? line : line + "   " + errors + " ERRORS";
        }
    }

    Summary summary() {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < pgbench.size(); round++) {
            ratios.add(service.get(round) / pgbench.get(round));
        }
        return new Summary(
                connections,
                median(service),
                millis(50),
                millis(95),
                millis(99),
                pgbench.isEmpty() ? null : median(pgbench),
                ratios.isEmpty() ? null : median(ratios),
                recorded(),
                errors,
                List.copyOf(service),
                List.copyOf(pgbench));
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
