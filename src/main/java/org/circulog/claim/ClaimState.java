package org.circulog.claim;

/** How far a claim has come. RESERVED and CONFIRMED stand, which means that their mass is taken. */
public enum ClaimState {
    RESERVED,
    CONFIRMED,
    CANCELLED
}
