package org.circulog.event;

/** How far recycling has come; TREATED is the WEEE calculation point and the end of life. */
public enum RecyclingStage {
    COLLECTED,
    TREATED
}
