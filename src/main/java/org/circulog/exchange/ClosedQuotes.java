package org.circulog.exchange;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Refuses a CSV file (RFC 4180) that ends inside a quoted field, which a cut off download does. The parser would take
 * all rows from the open quote to the end for one field.
 */
final class ClosedQuotes extends FilterReader {
    private State state = State.BEFORE_FIELD;

    private enum State {
        BEFORE_FIELD,
        UNQUOTED,
        QUOTED,
        AFTER_QUOTE
    }

    ClosedQuotes(Reader file) {
        super(file);
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        follow(character);
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            follow(read);
        }
        for (int index = offset; index < offset + read; index++) {
            follow(buffer[index]);
        }
        return read;
    }

    private void follow(int character) {
        if (character < 0) {
            requireClosed();
        } else if (state == State.QUOTED) {
            state = character == '"' ? State.AFTER_QUOTE : State.QUOTED;
        } else if (character == '"') {
            state = state == State.UNQUOTED ? State.UNQUOTED : State.QUOTED;
        } else {
            boolean endsField = character == ',' || character == '\n' || character == '\r';
            state = endsField ? State.BEFORE_FIELD : State.UNQUOTED;
        }
    }

    private void requireClosed() {
        if (state == State.QUOTED) {
            throw new UnreadableFileException(
                    "The file ends inside a quoted field: it is cut off, or a quote is open.");
        }
    }
}
