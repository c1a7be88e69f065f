package org.circulog.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** A file that is kept in chunks, of which one at a time is held in memory. */
final class ChunkStream extends InputStream {
    private final IntFunction<Optional<byte[]>> chunks;
    private InputStream chunk = InputStream.nullInputStream();
    private int next;
    private boolean ended;

    /** @param chunks gives the chunk with this ordinal, from 0; empty after the last */
    ChunkStream(IntFunction<Optional<byte[]>> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
        return available() == 0 ? -1 : chunk.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return length > 0 && available() == 0 ? -1 : chunk.read(buffer, offset, length);
    }

    /** Only 0 at the end of the file: by this GZIPInputStream tells whether another member follows. */
    @Override
    public int available() throws IOException {
        while (chunk.available() == 0 && !ended) {
            Optional<byte[]> following = chunks.apply(next++);
            ended = following.isEmpty();
            chunk = following.<InputStream>map(ByteArrayInputStream::new).orElseGet(InputStream::nullInputStream);
        }
        return chunk.available();
    }
}
