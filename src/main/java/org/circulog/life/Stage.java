package org.circulog.life;

/** Where a device stands. */
public enum Stage {
    IN_USE,
    OUT_OF_USE,
    COLLECTED,
    TREATED,
    RECOVERED,
    WITHDRAWN
}
