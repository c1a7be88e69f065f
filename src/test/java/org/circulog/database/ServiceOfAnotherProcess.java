package org.circulog.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.circulog.testing.TestDirectory;

/** A JVM of its own that serves a data directory until it is killed or its input ends. */
final class ServiceOfAnotherProcess implements AutoCloseable {

    private static final String SERVING = "serving ";

    private final Process process;
    private final DatabaseSession ownerSession;

    private ServiceOfAnotherProcess(Process process, DatabaseSession ownerSession) {
        this.process = process;
        this.ownerSession = ownerSession;
    }

    /** Returns when the database of the new process serves, or fails with what that process said. */
    static ServiceOfAnotherProcess start(Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ServiceOfAnotherProcess.class.getName(), directory.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        while (said.indexOf(SERVING) < 0) {
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new IllegalStateException(said.toString());
            }
            said.append(line).append(System.lineSeparator());
        }
        SecretFile password = new SecretFile(directory.resolve("circulog_owner.password"));
        DatabaseLogin owner = new DatabaseLogin("circulog_owner", password.readOrCreate());
        String jdbcUrl =
                said.substring(said.indexOf(SERVING) + SERVING.length()).strip();
        return new ServiceOfAnotherProcess(process, new DatabaseSession(jdbcUrl, owner));
    }

    DatabaseSession ownerSession() {
        return ownerSession;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    public static void main(String... arguments) throws IOException {
        EmbeddedDatabaseSettings settings =
                new EmbeddedDatabaseSettings(Path.of(arguments[0]), TestDirectory.sharedBinaries(), 0);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(settings)) {
            System.out.println(SERVING + database.jdbcUrl());
            System.in.transferTo(System.out);
        }
    }
}
