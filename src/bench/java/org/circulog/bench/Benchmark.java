package org.circulog.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Runs the service and pgbench in turns and reports what each recorded; docs/benchmark.md says how to read it. */
final class Benchmark {
    private static final int WARM_UP_CONNECTIONS = 32;
    private static final int WARM_UP_SECONDS = 5;
    private static final int MOST_WARM_UPS = 24;

    private final Settings settings;
    private final Service service;
    private final Load load;
    private final Optional<Pgbench> pgbench;

    private Benchmark(Settings settings, Service service, Load load, Optional<Pgbench> pgbench) {
        this.settings = settings;
        this.service = service;
        this.load = load;
        this.pgbench = pgbench;
    }

    public static void main(String... arguments)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        Settings settings = Settings.read();
        try (Service service = Service.start(settings.launch())) {
            System.out.println("The service is process " + service.pid() + "; registering devices");
            Load load = new Load(service, Population.register(service, settings.devices()));
            new Benchmark(settings, service, load, Pgbench.prepare(service, settings)).run();
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException, SQLException {
        if (pgbench.isEmpty()) {
            System.out.println("This machine has no pgbench, so only the service is measured");
        }
        Step.Summary warmUp = warmUp();
        List<Step.Summary> steps = measure();
        report(steps);
        check(Stream.concat(Stream.of(warmUp), steps.stream()).toList());
    }

    private Step.Summary warmUp() throws IOException, InterruptedException, ExecutionException {
        Step step = new Step(WARM_UP_CONNECTIONS);
        for (int runs = 0; runs < MOST_WARM_UPS && step.recorded() < settings.warmUpEvents(); runs++) {
            step.add(load.post(WARM_UP_CONNECTIONS, WARM_UP_SECONDS));
        }
        System.out.println("Warmed up with " + step.recorded() + " events");
        return step.summary();
    }

    /** A rate means nothing unless every event was accepted and is on record. */
    private void check(List<Step.Summary> steps) throws IOException, SQLException {
        long errors = steps.stream().mapToLong(Step.Summary::errors).sum();
        long recorded = steps.stream().mapToLong(Step.Summary::recorded).sum();
        long stored = countRepairs();
        if (errors > 0 || stored != recorded) {
            throw new IllegalStateException(errors + " events were refused; " + recorded + " were answered with 201, "
                    + stored + " are stored");
        }
    }

    private List<Step.Summary> measure() throws IOException, InterruptedException, ExecutionException {
        List<Step> steps = settings.connections().stream().map(Step::new).toList();
        for (int round = 1; round <= settings.rounds(); round++) {
            System.out.println("Round " + round + " of " + settings.rounds());
            for (Step step : steps) {
                step.add(load.post(step.connections(), settings.seconds()));
                if (pgbench.isPresent()) {
                    step.add(pgbench.get().run(step.connections()));
                }
            }
        }
        return steps.stream().map(Step::summary).toList();
    }

    private long countRepairs() throws IOException, SQLException {
        try (Connection connection = service.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM event WHERE type = 'REPAIR'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private record Report(int cores, String java, int seconds, int rounds, int devices, List<Step.Summary> steps) {}

    private void report(List<Step.Summary> steps) throws IOException {
        System.out.println(Step.HEADINGS);
        steps.forEach(step -> System.out.println(step.line()));
        Path file = settings.work().resolveSibling("bench.json");
        Report report = new Report(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                settings.seconds(),
                settings.rounds(),
                settings.devices(),
                steps);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
        System.out.println("The same as JSON: " + file);
    }
}
