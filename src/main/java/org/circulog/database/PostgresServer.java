package org.circulog.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The PostgreSQL process of a data directory, which outlives this JVM if that is killed. */
final class PostgresServer {

    static final String SUPERUSER = "postgres";
    static final String HOST = "127.0.0.1";

    private static final Logger LOG = Logger.getLogger(PostgresServer.class);

    /** Long, because a start after a power cut first replays the log. */
    private static final String START_SECONDS = "300";

    private static final String STOP_SECONDS = "20";

    private final DataDirectory directory;
    private final PostgresCommands commands;

    PostgresServer(DataDirectory directory, PostgresCommands commands) {
        this.directory = directory;
        this.commands = commands;
    }

    /** Creates the cluster on the first start; renamed into place when complete, so that a killed one is repeated. */
    void initialise() throws IOException {
        Path cluster = directory.cluster();
        if (Files.exists(cluster)) {
            return;
        }
        LOG.infof("Creating a database in %s", directory);
        SecretFile password = directory.password(SUPERUSER);
        password.readOrCreate();
        Path unfinished = cluster.resolveSibling(cluster.getFileName() + ".new");
        FileTree.delete(unfinished);
        commands.run(
                "initdb",
                List.of(
                        "--pgdata=" + unfinished,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password.path(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        // PostgreSQL's own: sorts alike on every machine, where the C library's changes with upgrades.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--set=timezone=UTC",
                        "--set=log_timezone=UTC"));
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns the port; 0 asks for any free one. */
    int start(int wantedPort) throws IOException {
        stopOrphan();
        int port = wantedPort == 0 ? freePort() : wantedPort;
        Path log = directory.serverLog();
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            control("start", "--log=" + log, "--wait", "--timeout=" + START_SECONDS, "--options=" + options(port));
        } catch (EmbeddedDatabaseException e) {
            throw new EmbeddedDatabaseException(e.getMessage() + " (" + log + ")", e);
        }
        LOG.infof("PostgreSQL serves %s on port %d", directory, port);
        return port;
    }

    /** On the command line they outrank what anyone writes into postgresql.conf. */
    private static String options(int port) {
        return String.join(
                " ",
                "-c port=" + port,
                "-c listen_addresses=" + HOST,
                "-c unix_socket_directories=",
                "-c fsync=on",
                "-c full_page_writes=on",
                "-c synchronous_commit=on");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    /** Ends all open sessions, writes a checkpoint and waits for the end of the process. */
    void stop() {
        try {
            control("stop", "--mode=fast", "--wait", "--timeout=" + STOP_SECONDS);
        } catch (EmbeddedDatabaseException e) {
            LOG.warn("PostgreSQL did not stop in time; it stops at once and recovers at the next start", e);
            control("stop", "--mode=immediate", "--wait", "--timeout=" + STOP_SECONDS);
        }
    }

    /**
     * Stops the server that a killed service left behind; whoever holds the directory's lock is its only owner. It is not
     * taken over: its port and settings may be of another version, and a clean stop costs a tenth of a second.
     */
    private void stopOrphan() throws IOException {
        Path pidFile = directory.cluster().resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        if (orphan(pidFile).isPresent()) {
            LOG.info("Stopping the PostgreSQL that a killed service left behind");
            stop();
        }
        // A server that is gone, and perhaps a stranger with its old number: PostgreSQL would refuse to start, and
        // pg_ctl would signal the stranger. Should a server live all the same, its shared memory still bars a second.
        Files.deleteIfExists(pidFile);
    }

    private Optional<ProcessHandle> orphan(Path pidFile) throws IOException {
        return Files.readString(pidFile)
                .lines()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(this::servesThisDirectory);
    }

    private boolean servesThisDirectory(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments ->
                        List.of(arguments).contains(directory.cluster().toString()))
                .orElse(false);
    }

    private void control(String action, String... options) {
        List<String> arguments = new ArrayList<>(List.of(action, "--pgdata=" + directory.cluster()));
        arguments.addAll(List.of(options));
        commands.run("pg_ctl", arguments);
    }
}
