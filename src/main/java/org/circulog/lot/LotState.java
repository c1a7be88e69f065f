package org.circulog.lot;

/** Whether the contents of a lot may still change. */
public enum LotState {
    OPEN,
    /** The manifest is frozen and the input mass fixed. */
    CLOSED
}
