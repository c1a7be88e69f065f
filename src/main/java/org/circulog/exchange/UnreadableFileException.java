package org.circulog.exchange;

import java.io.Serial;

/** A file that cannot be read to its end; the message says why, as a sentence for those who sent it. */
class UnreadableFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String reason) {
        super(reason);
    }
}
