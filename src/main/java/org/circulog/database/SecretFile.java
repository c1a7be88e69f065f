package org.circulog.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** 256 random bits in Base64, made once and kept in a file that only its owner reads. */
record SecretFile(Path path) {

    private static final int BYTES = 32;

    String readOrCreate() {
        try {
            if (Files.notExists(path)) {
                create();
            }
            String secret = Files.readString(path).strip();
            if (secret.isEmpty()) {
                throw new EmbeddedDatabaseException("The secret in " + path + " is empty; restore it from a backup");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renamed into place only once it is on the disk: a power cut must not leave an empty secret behind. */
    private void create() throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getEncoder().encodeToString(random);
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel file = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnly.file(unfinished))) {
            ByteBuffer bytes = ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
