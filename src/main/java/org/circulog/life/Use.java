package org.circulog.life;

/** What the days since the last turn of a life count as. */
public enum Use {
    /** Since the sale; of unknown length where the sale is unknown. */
    FIRST_USE,
    /** Added by a successful repair. */
    REPAIRED,
    /** Added by a next user. */
    REUSED,
    OUT_OF_USE,
    /** Ended, or gone from sight. */
    NONE
}
