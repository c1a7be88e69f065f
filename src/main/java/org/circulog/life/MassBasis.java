package org.circulog.life;

/** How a device's mass is known, from the weakest to the strongest. */
public enum MassBasis {
    CATEGORY_DEFAULT,
    DECLARED,
    MEASURED
}
