package org.circulog.database;

import java.nio.file.Path;

/**
 * Where the embedded database lives. Port 0 means any free one; the binaries may be shared by several data directories.
 */
public record EmbeddedDatabaseSettings(Path dataDirectory, Path binariesDirectory, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** Makes both paths absolute, since PostgreSQL changes its working directory. */
    public EmbeddedDatabaseSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        binariesDirectory = binariesDirectory.toAbsolutePath().normalize();
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("The port of the embedded database must be from 0 to " + HIGHEST_PORT);
        }
    }

    /** Everything in one directory. The system's temporary directory would let other users plant the binaries. */
    public static EmbeddedDatabaseSettings in(Path dataDirectory, int port) {
        return new EmbeddedDatabaseSettings(dataDirectory, dataDirectory.resolve("binaries"), port);
    }
}
