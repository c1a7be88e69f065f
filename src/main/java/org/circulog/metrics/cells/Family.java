package org.circulog.metrics.cells;

/** Measures that are read together. */
public enum Family {
    /** Entries and exits by age: lifetimes and fates. */
    LIFETIME,
    /** Days of use that repairs and reuse added. */
    USE,
    /** Attempts at repairs. */
    REPAIR,
    /** Masses that were collected, reused, treated and recovered. */
    MASS,
    /** How many devices there are, and how complete the records are. */
    RECORD
}
