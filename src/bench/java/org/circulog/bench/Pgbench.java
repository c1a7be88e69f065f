package org.circulog.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, which writes the same rows with one statement per event into copies of the tables. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private static final List<String> COPIES = List.of(
            "CREATE SCHEMA bench",
            "CREATE TABLE bench.event (LIKE event INCLUDING ALL)",
            "CREATE TABLE bench.event_key (LIKE event_key INCLUDING ALL)",
            "CREATE TABLE bench.life (LIKE life INCLUDING ALL) WITH (fillfactor = 80)",
            "INSERT INTO bench.event SELECT * FROM event",
            "INSERT INTO bench.event_key SELECT * FROM event_key",
            "INSERT INTO bench.life SELECT * FROM life",
            // Ids that the script can compute from a number.
            """
            UPDATE bench.life SET device_id = md5(numbered.number::text)::uuid
            FROM (SELECT device_id, row_number() OVER () AS number FROM life) AS numbered
            WHERE life.device_id = numbered.device_id""",
            "VACUUM FULL ANALYZE bench.life");

    private final Path program;
    private final Service service;
    private final Settings settings;

    private Pgbench(Path program, Service service, Settings settings) {
        this.program = program;
        this.service = service;
        this.settings = settings;
    }

    /** Prepares the tables; empty if the machine has no pgbench. */
    static Optional<Pgbench> prepare(Service service, Settings settings) throws IOException, SQLException {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        try (Connection connection = service.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : COPIES) {
                statement.execute(sql);
            }
        }
        return Optional.of(new Pgbench(program.get(), service, settings));
    }

    /** On the path, or where Debian keeps those of all versions: there the newest. */
    private static Optional<Path> find() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        Stream<Path> onPath =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        try (Stream<Path> installed = Files.isDirectory(versions) ? Files.list(versions) : Stream.empty()) {
            return Stream.concat(
                            onPath, installed.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")))
                    .map(directory -> directory.resolve("pgbench"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /** Transactions, each of one event, per second. */
    double run(int clients) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=" + Math.min(2, clients),
                        "--time=" + settings.seconds(),
                        "--define=devices=" + settings.devices(),
                        "--file=" + settings.script(),
                        "--host=" + Service.HOST,
                        "--port=" + service.databasePort(),
                        "--username=" + Service.OWNER,
                        Service.DATABASE)
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", service.ownerPassword());
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes());
            Matcher rate = RATE.matcher(said);
            if (process.waitFor() != 0 || !rate.find()) {
                throw new IllegalStateException("pgbench failed: " + said);
            }
            return Double.parseDouble(rate.group(1));
        } finally {
            process.destroy();
        }
    }
}
