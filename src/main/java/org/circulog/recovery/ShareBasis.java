package org.circulog.recovery;

/** By what an output of a lot is shared out. */
public enum ShareBasis {
    /** Pieces, and what one of their category holds of the material by {@code /v1/reference/material-content}. */
    CONTENT,
    /** Mass alone, because the content of some category in the lot is not known. */
    MASS
}
