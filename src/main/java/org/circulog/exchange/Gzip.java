package org.circulog.exchange;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Files that may be compressed with gzip (RFC 1952), which no CSV file in UTF-8 can be taken for. */
final class Gzip {
    private static final int FIRST_BYTE = 0x1F;
    private static final int SECOND_BYTE = 0x8B;

    private Gzip() {}

    static boolean isBeginning(byte[] bytes) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == FIRST_BYTE && (bytes[1] & 0xFF) == SECOND_BYTE;
    }

    /** The content, decompressed where it needs to be. */
    static InputStream open(InputStream file) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(file);
        buffered.mark(2);
        byte[] beginning = buffered.readNBytes(2);
        buffered.reset();
        if (!isBeginning(beginning)) {
            return buffered;
        }
        try {
            return new GZIPInputStream(buffered, 1 << 16);
        } catch (EOFException | ZipException damaged) {
            throw new UnreadableFileException("The file begins like gzip, but cannot be decompressed.");
        }
    }
}
