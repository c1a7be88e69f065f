package org.circulog.lot;

/** How an offer of a lot stands. */
public enum HandoverState {
    OFFERED,
    ACCEPTED,
    /** By the organisation to which it was offered. */
    REFUSED,
    /** By the organisation that offered it. */
    WITHDRAWN
}
