package org.circulog.siege;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.database.EmbeddedDatabase;
import org.circulog.database.EmbeddedDatabaseSettings;
import org.circulog.packaged.PackagedService;
import org.circulog.testing.TestDirectory;

/** The packaged service on a database that the test holds in its hands. */
final class BesiegedService implements AutoCloseable {
    static final String KEY = "clg_demorepairer_everyone-knows-this-key-never-in-production";

    private final Path directory = TestDirectory.create();
    private final EmbeddedDatabase database;
    private final PackagedService service;

    BesiegedService(Map<String, String> settings) throws Exception {
        database = EmbeddedDatabase.start(
                new EmbeddedDatabaseSettings(directory.resolve("database"), TestDirectory.sharedBinaries(), 0));
        Map<String, String> environment = new HashMap<>(settings);
        database.configuration().forEach((name, value) -> environment.put(variable(name), value));
        // All of them have one key.
        environment.put("CIRCULOG_QUOTA_RATE", "1000000");
        environment.put("CIRCULOG_QUOTA_BURST", "1000000");
        environment.put("CIRCULOG_KEY_PEPPER", database.pepper());
        service = PackagedService.start(directory.resolve("unused"), environment);
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    PackagedService service() {
        return service;
    }

    /** Posts a new event and gives the answer. */
    HttpResponse<byte[]> postEvent() throws Exception {
        return service.post("/v1/events", KEY, event(UUID.randomUUID()));
    }

    static String event(UUID id) {
        return """
                {"id": "%s", "type": "REPAIR", "occurredAt": "2025-11-20",
                 "device": {"identifiers": [{"scheme": "ASSET_TAG", "value": "%s"}], "category": "0306"},
                 "repair": {"outcome": "FIXED"}}""".formatted(id, id);
    }

    boolean isAlive() throws Exception {
        return service.getFromManagement("/health/live").statusCode() == 200;
    }

    /** The value of a gauge among the metrics of the service. */
    double metric(String name) throws Exception {
        String all = new String(service.getFromManagement("/metrics").body(), StandardCharsets.UTF_8);
        return all.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no metric " + name));
    }

    /** A session of the role that owns the tables. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.owner().role(), database.owner().password());
    }

    /** Stops every process of the database in its tracks, or lets all go on: SIGSTOP and SIGCONT. */
    void signalDatabase(String signal) throws IOException, InterruptedException {
        Path pidFile;
        try (Stream<Path> files = Files.walk(directory.resolve("database"))) {
            pidFile = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
        }
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).get(0)))
                .orElseThrow();
        List<String> pids = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList();
        Process kill = new ProcessBuilder(Stream.concat(Stream.of("kill", "-" + signal), pids.stream())
                        .toList())
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("kill -" + signal + " has failed");
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } finally {
            database.close();
            TestDirectory.delete(directory);
        }
    }
}
