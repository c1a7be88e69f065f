package org.circulog.exchange;

/** How an import stands. */
enum ImportState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }
}
