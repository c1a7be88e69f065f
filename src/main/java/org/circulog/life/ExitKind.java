package org.circulog.life;

/**
 * How the observed life ends: TREATED and DISPOSED are ends of life, EXPORTED, LOST and STOLEN end what is known of it
 * (censored there), the others are where a device that is still in the records stands (censored at {@code until}).
 */
public enum ExitKind {
    TREATED,
    DISPOSED,
    EXPORTED,
    LOST,
    STOLEN,
    IN_USE,
    OUT_OF_USE,
    COLLECTED
}
