package org.circulog.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, until it is stopped or killed; closing it leaves nothing behind. */
public final class PackagedService implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final String READY = "Circulog is ready";
    private static final int START_SECONDS = 180;
    private static final int STOP_SECONDS = 30;

    private final Path directory;
    private final int port;
    private final int managementPort;
    private final Process process;
    private final Queue<String> console = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private PackagedService(Path directory, Map<String, String> settings) throws IOException {
        this.directory = directory;
        this.port = freePort();
        this.managementPort = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "--demo")
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CIRCULOG_") || name.startsWith("QUARKUS_"));
        builder.environment()
                .putAll(Map.of(
                        "CIRCULOG_DATA_DIR", directory.toString(),
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)));
        builder.environment().putAll(settings);
        this.process = builder.start();
    }

    /** Returns when the service says that it is ready, or fails with what it said instead. */
    static PackagedService start(Path directory) throws Exception {
        return start(directory, Map.of());
    }

    /** With more settings, as environment variables. */
    public static PackagedService start(Path directory, Map<String, String> settings) throws Exception {
        PackagedService service = new PackagedService(directory, settings);
        try {
            CompletableFuture<Boolean> ready = new CompletableFuture<>();
            Thread listener = new Thread(() -> service.listen(ready), "console of the packaged service");
            listener.setDaemon(true);
            listener.start();
            if (!ready.get(START_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(String.join(System.lineSeparator(), service.console));
            }
            return service;
        } catch (Exception notStarted) {
            service.close();
            throw notStarted;
        }
    }

    private void listen(CompletableFuture<Boolean> ready) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.add(line);
                if (line.contains(READY)) {
                    ready.complete(true);
                }
            }
            ready.complete(false);
        } catch (IOException cut) {
            ready.completeExceptionally(cut);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    List<String> console() {
        return List.copyOf(console);
    }

    public HttpResponse<byte[]> get(String path, String key) throws Exception {
        return client.send(
                request(port, path).header("Authorization", "Bearer " + key).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(request(port, path).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> getFromManagement(String path) throws Exception {
        return client.send(request(managementPort, path).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> post(String path, String key, String json) throws Exception {
        return post(path, key, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> post(String path, String key, String mediaType, byte[] body) throws Exception {
        return send(posting(path, key, mediaType, body));
    }

    /** JSON, with a key by which a repeat is recognised. */
    HttpResponse<byte[]> postOnce(String path, String key, String idempotencyKey, String json) throws Exception {
        return send(posting(path, key, "application/json", json.getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", idempotencyKey));
    }

    private HttpRequest.Builder posting(String path, String key, String mediaType, byte[] body) {
        return request(port, path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /** The server process of the embedded database. */
    Optional<ProcessHandle> database() {
        try {
            Path pidFile = directory.resolve("postgresql").resolve("postmaster.pid");
            return Files.exists(pidFile)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(pidFile).get(0)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does; the database is left behind. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As a service manager does, with SIGTERM; the exit code. */
    int stop() {
        process.destroy();
        return process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join().exitValue();
    }

    @Override
    public void close() {
        try {
            stop();
        } finally {
            kill();
            database().filter(ProcessHandle::destroy).ifPresent(PackagedService::hasEnded);
        }
    }

    /** Waits for the end of a process; one that ended and was not fetched by its parent has no command any more. */
    static boolean hasEnded(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        return process.info().command().isEmpty();
    }
}
