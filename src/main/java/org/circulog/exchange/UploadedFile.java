package org.circulog.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/**
 * The body of a request, whole and outside of the memory, so that no transaction waits for a slow sender.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
record UploadedFile(Path path, String sha256) implements AutoCloseable {
    static final long MOST_BYTES = 64L << 20;

    /** @throws ProblemException {@code payload-too-large} for more than 64 MiB */
    static UploadedFile receive(InputStream body) throws IOException {
        Path path = Files.createTempFile("circulog-import-", null);
        try (OutputStream copy = Files.newOutputStream(path)) {
            DigestInputStream digested = new DigestInputStream(body, MessageDigest.getInstance("SHA-256"));
            copyOrRefuse(digested, copy);
            String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            return new UploadedFile(path, sha256);
        } catch (IOException | RuntimeException fault) {
            Files.deleteIfExists(path);
            throw fault;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static void copyOrRefuse(InputStream body, OutputStream copy) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            bytes += read;
            if (bytes > MOST_BYTES) {
                throw new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, "A file may have 64 MiB.");
            }
            copy.write(buffer, 0, read);
        }
    }

    /** @throws ProblemException {@code malformed-request} if the file is empty or not compressed as it was declared */
    void check(boolean declaredCompressed) throws IOException {
        byte[] beginning;
        try (InputStream content = open()) {
            beginning = content.readNBytes(2);
        }
        if (beginning.length == 0) {
            throw malformed("The file is empty.");
        } else if (declaredCompressed && !Gzip.isBeginning(beginning)) {
            throw malformed("The file is declared as gzip, but is not.");
        } else if (!declaredCompressed && Gzip.isBeginning(beginning)) {
            throw malformed("The file is gzip; send it as `application/gzip` or with `Content-Encoding: gzip`.");
        }
    }

    InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
