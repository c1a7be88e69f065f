package org.circulog.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the programs of a PostgreSQL installation. */
final class PostgresCommands {

    private static final String EXECUTABLE_SUFFIX =
            System.getProperty("os.name").startsWith("Windows") ? ".exe" : "";

    private final Path programs;
    private final Path log;

    PostgresCommands(Path installation, Path log) {
        this.programs = installation.resolve("bin");
        this.log = log;
    }

    /** Waits for the end of the program; a failure carries what the program said. */
    void run(String program, List<String> arguments) {
        try {
            Process process = builder(program, arguments).start();
            if (process.waitFor() != 0) {
                throw new EmbeddedDatabaseException(
                        program + " failed: " + Files.readString(log).strip());
            }
        } catch (IOException e) {
            throw new EmbeddedDatabaseException(program + " cannot be run: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException(program + " was interrupted", e);
        }
    }

    private ProcessBuilder builder(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses root. In a user namespace of its own, root is nobody and still owns its files.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve(program + EXECUTABLE_SUFFIX).toString());
        command.addAll(arguments);
        // A file, because a pipe would stay open in the server that pg_ctl leaves behind.
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
