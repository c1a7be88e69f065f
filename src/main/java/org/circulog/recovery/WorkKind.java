package org.circulog.recovery;

/** What a recycler works on. */
public enum WorkKind {
    DEVICE,
    LOT
}
