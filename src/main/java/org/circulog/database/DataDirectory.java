package org.circulog.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies where in a data directory that this process has locked for itself. */
final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final DirectoryLock lock;

    private DataDirectory(Path root, DirectoryLock lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory open(Path directory) {
        try {
            Path root = Files.createDirectories(directory, OwnerOnly.directory(directory))
                    .toRealPath();
            refuseOtherOwner(root);
            return new DataDirectory(root, DirectoryLock.take(root));
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("The data directory " + directory + " cannot be used: " + e, e);
        }
    }

    /** PostgreSQL serves only the owner of its files; its own message would not name the two users. */
    private static void refuseOtherOwner(Path root) throws IOException {
        Path cluster = cluster(root);
        Path owned = Files.exists(cluster) ? cluster : root;
        if (!Files.isWritable(owned)) {
            throw belongsToOther(owned);
        }
        Path probe = Files.createTempFile(root, "owner", ".probe");
        try {
            if (Files.exists(cluster) && !Files.getOwner(probe).equals(Files.getOwner(cluster))) {
                throw belongsToOther(cluster);
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static EmbeddedDatabaseException belongsToOther(Path path) throws IOException {
        return new EmbeddedDatabaseException("%s belongs to user %s, the service runs as %s; run it as the former"
                        .formatted(path, Files.getOwner(path).getName(), System.getProperty("user.name"))
                + " or set CIRCULOG_DATA_DIR");
    }

    private static Path cluster(Path root) {
        return root.resolve("postgresql");
    }

    Path cluster() {
        return cluster(root);
    }

    Path serverLog() {
        return root.resolve("postgresql.log");
    }

    Path commandLog() {
        return root.resolve("postgresql-command.log");
    }

    SecretFile password(String role) {
        return new SecretFile(root.resolve(role + ".password"));
    }

    SecretFile pepper() {
        return new SecretFile(root.resolve("pepper"));
    }

    @Override
    public void close() {
        lock.close();
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
