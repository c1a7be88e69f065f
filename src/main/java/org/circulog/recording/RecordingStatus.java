package org.circulog.recording;

/** What became of one event of several. */
public enum RecordingStatus {
    CREATED,
    REPLAYED,
    REJECTED
}
