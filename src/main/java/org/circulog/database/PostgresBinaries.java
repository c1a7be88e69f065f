package org.circulog.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the PostgreSQL that the class path holds for this machine. Only the archives are zonky's: its starter is made
 * for tests, trusts every local user, starts with fsync off and deletes directories it takes for stale.
 */
final class PostgresBinaries {

    private static final int DIGEST_CHARACTERS = 12;

    private static final int OWNER_MAY_EXECUTE = 0100;

    private PostgresBinaries() {}

    /** Returns the installation, which is unpacked once for each version into its own directory. */
    static Path unpack(Path directory) {
        try (InputStream source = archiveOfThisMachine()) {
            byte[] archive = source.readAllBytes();
            Files.createDirectories(directory, OwnerOnly.directory(directory));
            Path home = directory.resolve("postgresql-" + digest(archive));
            if (Files.notExists(home)) {
                unpack(archive, home);
            }
            return home;
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("PostgreSQL cannot be unpacked into " + directory + ": " + e, e);
        }
    }

    private static InputStream archiveOfThisMachine() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = system.startsWith("mac") ? "Darwin" : system.startsWith("windows") ? "Windows" : "Linux";
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(name, System.getProperty("os.arch"));
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Renamed into place when complete, so that a killed unpacking is never taken for an installation. */
    private static void unpack(byte[] archive, Path home) throws IOException {
        Path lockFile = home.resolveSibling("unpacking.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            if (Files.exists(home)) {
                return;
            }
            Path unfinished = home.resolveSibling(home.getFileName() + ".new");
            FileTree.delete(unfinished);
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, unfinished);
                }
            }
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            tar.transferTo(Channels.newOutputStream(file));
            // A power cut soon after the first start must not leave a complete-looking but empty installation.
            file.force(false);
        }
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
        }
    }
}
