package org.circulog.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged service as a process of its own, with the demo keys and an embedded database in a fresh directory. */
public final class Service implements AutoCloseable {
    public static final String HOST = "127.0.0.1";
    static final String DATABASE = "circulog";
    static final String OWNER = "circulog_owner";

    /** What is measured must not be the limit that a single key has. */
    private static final String QUOTA = "1000000";

    private static final Duration START = Duration.ofMinutes(2);
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final Path data;
    private final int port;
    private final int databasePort;

    private Service(Process process, Path data, int port, int databasePort) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.databasePort = databasePort;
    }

    /**
     * What to start.
     *
     * @param work directory of its data and its log
     * @param options for its JVM
     * @param fresh whether data that are there already are deleted
     */
    public record Launch(Path jar, Path work, List<String> options, boolean fresh) {
        public Path data() {
            return work.resolve("data");
        }
    }

    /** Returns when the service is ready; it is stopped when this JVM ends, in whatever way. */
    public static Service start(Launch launch) throws IOException, InterruptedException {
        if (!Files.exists(launch.jar())) {
            throw new IllegalStateException("There is no " + launch.jar() + "; package the service first");
        }
        if (launch.fresh()) {
            deleteTree(launch.data());
        }
        Path data = launch.data();
        Files.createDirectories(launch.work());
        int port = freePort();
        int managementPort = freePort();
        int databasePort = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launch.options());
        command.addAll(List.of("-jar", launch.jar().toString(), "--demo"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(launch.work().resolve("service.log").toFile());
        // What is configured around here must not lead the load to somebody's real database.
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("CIRCULOG_"));
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST",
                        HOST,
                        "QUARKUS_HTTP_PORT",
                        String.valueOf(port),
                        "QUARKUS_MANAGEMENT_HOST",
                        HOST,
                        "QUARKUS_MANAGEMENT_PORT",
                        String.valueOf(managementPort),
                        "CIRCULOG_DATA_DIR",
                        data.toString(),
                        "CIRCULOG_QUOTA_RATE",
                        QUOTA,
                        "CIRCULOG_QUOTA_BURST",
                        QUOTA,
                        "CIRCULOG_EMBEDDED_DATABASE_PORT",
                        String.valueOf(databasePort)));
        Service service = new Service(builder.start(), data, port, databasePort);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
        service.awaitReady(URI.create("http://" + HOST + ":" + managementPort + "/health/ready"));
        return service;
    }

    public int port() {
        return port;
    }

    int databasePort() {
        return databasePort;
    }

    long pid() {
        return process.pid();
    }

    String ownerPassword() throws IOException {
        return Files.readString(data.resolve(OWNER + ".password")).strip();
    }

    /** A session of the role that owns the tables. */
    public Connection connect() throws IOException, SQLException {
        String url = "jdbc:postgresql://" + HOST + ":" + databasePort + "/" + DATABASE;
        return DriverManager.getConnection(url, OWNER, ownerPassword());
    }

    private void awaitReady(URI health) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(health).build();
        long end = System.nanoTime() + START.toNanos();
        while (!answers(client, request)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The service does not start; its log is beside " + data);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    public static void deleteTree(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The service stops its database with itself; one that had to be killed leaves it behind. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                stopDatabase();
            }
        } catch (InterruptedException | IOException cannotWait) {
            process.destroyForcibly();
        }
    }

    private void stopDatabase() throws IOException {
        Path pidFile = data.resolve("postgresql/postmaster.pid");
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }
}
