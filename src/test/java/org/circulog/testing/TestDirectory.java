package org.circulog.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Throw-away data directories under the build directory. */
public final class TestDirectory {

    private static final Path BUILD = Path.of("target").toAbsolutePath();

    private TestDirectory() {}

    public static Path create() {
        try {
            return Files.createTempDirectory(Files.createDirectories(BUILD), "database-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacking PostgreSQL takes seconds; one installation serves all tests. */
    public static Path sharedBinaries() {
        return BUILD.resolve("postgresql-binaries");
    }

    public static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(TestDirectory::deleteFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
