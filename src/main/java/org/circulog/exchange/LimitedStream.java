package org.circulog.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of a file that is larger than allowed, as a small compressed one may turn out to be. */
final class LimitedStream extends FilterInputStream {
    private final long mostBytes;
    private long bytes;

    LimitedStream(InputStream file, long mostBytes) {
        super(file);
        this.mostBytes = mostBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        bytes += read;
        if (bytes > mostBytes) {
            throw new UnreadableFileException(
                    "The file has more than " + (mostBytes >> 20) + " MiB when decompressed.");
        }
    }
}
