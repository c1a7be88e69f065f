package org.circulog.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a stream line by line without ever holding more than one line. */
public final class Lines {
    private final InputStream stream;
    private final int mostBytesOfLine;
    private final long mostBytes;
    private long bytes;

    public Lines(InputStream stream, int mostBytesOfLine, long mostBytes) {
        this.stream = new BufferedInputStream(stream, 1 << 16);
        this.mostBytesOfLine = mostBytesOfLine;
        this.mostBytes = mostBytes;
    }

    /**
     * One line without its end.
     *
     * @param whole false if the line is longer than allowed, and what is here is only its beginning
     */
    public record Line(byte[] content, boolean whole) {}

    /**
     * The next line that is not blank; empty at the end.
     *
     * @throws ProblemException {@code payload-too-large} if the stream is longer than allowed
     */
    public Optional<Line> next() throws IOException {
        Optional<Line> line = read();
        while (line.isPresent() && new String(line.get().content(), StandardCharsets.ISO_8859_1).isBlank()) {
            line = read();
        }
        return line;
    }

    private Optional<Line> read() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(512);
        boolean whole = true;
        int read = stream.read();
        if (read < 0) {
            return Optional.empty();
        }
        for (; read >= 0 && read != '\n'; read = stream.read()) {
            count();
            if (content.size() < mostBytesOfLine) {
                content.write(read);
            } else {
                whole = false;
            }
        }
        return Optional.of(new Line(content.toByteArray(), whole));
    }

    private void count() {
        bytes++;
        if (bytes > mostBytes) {
            throw new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, "At most " + mostBytes + " bytes are taken.");
        }
    }
}
