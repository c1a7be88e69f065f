package org.circulog.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second service off a data directory. The operating system drops it with the process, however that ends. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) {
        try {
            FileChannel channel = FileChannel.open(
                    directory.resolve("circulog.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(directory);
            }
            return new DirectoryLock(channel);
        } catch (OverlappingFileLockException e) {
            // The channel stays open: on POSIX, closing it would drop the lock that this same process holds.
            throw inUse(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabaseException inUse(Path directory) {
        return new EmbeddedDatabaseException("The data directory " + directory
                + " is in use by another running service; stop that one or set CIRCULOG_DATA_DIR");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
