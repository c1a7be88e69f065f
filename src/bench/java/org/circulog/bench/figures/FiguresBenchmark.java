package org.circulog.bench.figures;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.circulog.bench.Service;
import org.circulog.simulation.Simulation;

/**
 * Simulates devices, asks for every figure, and computes the same from the events by SQL, in turns; docs/benchmark.md says how
 * to read it. Fails only if the two do not count the same.
 */
final class FiguresBenchmark {
    private static final int WARM_UP_CALLS = 10;

    private final FigureSettings settings;
    private final Service service;
    private final FigureClient client;

    private FiguresBenchmark(FigureSettings settings, Service service) {
        this.settings = settings;
        this.service = service;
        this.client = new FigureClient(service);
    }

    public static void main(String... arguments)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        FigureSettings settings = FigureSettings.read();
        try {
            if (!settings.reuse()) {
                simulate(settings);
            }
            try (Service service = Service.start(settings.launch(false))) {
                new FiguresBenchmark(settings, service).run();
            }
        } finally {
            if (!settings.keep()) {
                Service.deleteTree(settings.launch(false).data());
            }
        }
    }

    /** The service creates the tables and ends, and derives the rest when it starts again. */
    private static void simulate(FigureSettings settings)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        long begin = System.nanoTime();
        try (Service service = Service.start(settings.launch(true))) {
            Simulation.Written written = Simulation.write(settings.plan(), () -> connect(service));
            try (Connection connection = service.connect()) {
                Backlog.fill(connection);
            }
            say("%,d devices with %,d events were simulated".formatted(written.devices(), written.events()), begin);
        }
        begin = System.nanoTime();
        try (Service service = Service.start(settings.launch(false));
                Connection connection = service.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
            Backlog.await(connection);
            new FigureClient(service).post("/v1/maintenance/recompute-figures?repair=true");
            statement.execute("VACUUM (ANALYZE)");
        }
        say("The service derived the rollups", begin);
    }

    private void run() throws IOException, InterruptedException, ExecutionException, SQLException {
        List<Measurement.Summary> measured = new ArrayList<>();
        System.out.println(Measurement.HEADINGS);
        try (Connection connection = service.connect()) {
            Rival.configure(connection);
            for (Figure figure : settings.figures()) {
                for (Scope scope : settings.scopesOf(figure)) {
                    Measurement.Summary summary =
                            measure(figure, scope, connection, settings.calls(), settings.rounds());
                    System.out.println(summary.line());
                    measured.add(summary);
                }
            }
        }
        Ingest.Rate ingest = ingest(measured);
        report(measured, ingest);
        check(measured);
    }

    private static Connection connect(Service service) throws SQLException {
        try {
            return service.connect();
        } catch (IOException unreadable) {
            throw new SQLException("The password of the database cannot be read", unreadable);
        }
    }

    private static void say(String what, long begin) {
        System.out.printf(Locale.ROOT, "%s in %.0f s%n", what, (System.nanoTime() - begin) / 1e9);
    }

    private Measurement.Summary measure(Figure figure, Scope scope, Connection connection, int calls, int rounds)
            throws IOException, InterruptedException, SQLException {
        String path = "/v1/metrics/" + figure.path() + (scope.parameters().isEmpty() ? "" : "?" + scope.parameters());
        String sql = Files.readString(settings.rivals().resolve(figure.sql()));
        Measurement measurement = new Measurement(figure.path(), scope);
        FigureClient.Answer first = client.get(path);
        for (int call = 1; call < WARM_UP_CALLS; call++) {
            client.get(path);
        }
        Rival rival = new Rival(connection, scope.fill(sql, Counts.untilOf(first.body())));
        for (int round = 0; round < rounds; round++) {
            FigureClient.Answer answer = null;
            for (int call = 0; call < (calls + rounds - 1) / rounds; call++) {
                answer = client.get(path);
                measurement.add(answer);
            }
            Rival.Result result = rival.run();
            measurement.add(result);
            measurement.differ(new Counts(figure).compare(answer.body(), result));
        }
        return measurement.summary();
    }

    /** Records events, then asks at once: what the rollups have not followed yet must be in the answer. */
    private Ingest.Rate ingest(List<Measurement.Summary> measured)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        Ingest.Rate rate = new Ingest(service).record(settings.ingestSeconds());
        System.out.printf(
                Locale.ROOT,
                "%,d events were recorded in batches of a thousand, %,.0f a second, while the rollups followed%n",
                rate.events(),
                rate.perSecond());
        try (Connection connection = service.connect()) {
            Rival.configure(connection);
            Figure figure = Catalogue.FIGURES.get(0);
            Measurement.Summary after =
                    measure(figure, Scope.PHONES.named("mobile phones, after that"), connection, 1, 1);
            System.out.println(after.line());
            measured.add(after);
        }
        return rate;
    }

    private record Report(
            int cores,
            String java,
            long devices,
            List<Measurement.Summary> figures,
            double ingestPerSecond,
            Map<String, Long> bytes) {}

    private void report(List<Measurement.Summary> measured, Ingest.Rate ingest) throws IOException, SQLException {
        Map<String, Long> bytes;
        try (Connection connection = service.connect()) {
            bytes = Sizes.read(connection);
        }
        bytes.forEach((table, size) -> System.out.printf(Locale.ROOT, "%-18s %,15d bytes%n", table, size));
        Report report = new Report(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                settings.plan().devices(),
                measured,
                ingest.perSecond(),
                bytes);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(settings.report().toFile(), report);
        System.out.println("The same as JSON: " + settings.report());
    }

    private static void check(List<Measurement.Summary> measured) {
        List<String> wrong = measured.stream()
                .filter(summary -> !summary.differences().isEmpty())
                .map(summary -> summary.figure() + " of " + summary.devices())
                .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("The service and SQL do not count the same: " + wrong);
        }
    }
}
