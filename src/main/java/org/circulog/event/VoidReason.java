package org.circulog.event;

/** Why an event is void, in the terms of EPCIS error declarations. */
public enum VoidReason {
    /** It never happened. */
    DID_NOT_OCCUR,
    /** Something happened, but not as it is recorded. */
    INCORRECT_DATA
}
