package org.circulog.metrics.population;

/** How figures are computed. */
public final class Method {
    /** Changes when the same records would give another figure; docs/figures.md says what changed. */
    public static final String VERSION = "1";

    private Method() {}
}
