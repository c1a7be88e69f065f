package org.circulog.time;

/** How exactly a point in time is known (ISO 8601 reduced precision). */
public enum Precision {
    YEAR,
    MONTH,
    DAY,
    INSTANT
}
