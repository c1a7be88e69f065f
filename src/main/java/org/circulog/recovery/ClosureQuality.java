package org.circulog.recovery;

/** How well outputs add up to the input. */
public enum ClosureQuality {
    /** Something came out, and all of it is less than 95 % or more than 105 % of the input. */
    BAD
}
