package org.circulog.authorisation;

import java.util.Locale;

/** Whose object a request addresses. */
enum Relation {
    OWN,
    OTHER,
    UNKNOWN,
    NONE;

    static Relation of(String text) {
        return text.equals("-") ? NONE : valueOf(text.toUpperCase(Locale.ROOT));
    }
}
