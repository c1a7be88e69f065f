package org.circulog.exchange;

import java.util.UUID;
import org.circulog.recording.RecordingStatus;

/**
 * A remark as it is kept and reported.
 *
 * @param line where the row begins in the file
 * @param place among the remarks on the row, from 0
 * @param recordId the row's own id, shortened where it is far too long for one
 */
record Finding(UUID importId, long line, int place, String recordId, RecordingStatus status, Remark remark) {
    private static final int MOST_CHARACTERS_OF_ID = 200;

    Finding {
        // The database takes every character but this one.
        String text = recordId.replace('\0', '\uFFFD');
        recordId = text.length() > MOST_CHARACTERS_OF_ID ? text.substring(0, MOST_CHARACTERS_OF_ID) : text;
    }
}
