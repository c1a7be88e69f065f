package org.circulog.organisation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions that {@code If-Match} or {@code If-None-Match} lists (RFC 9110, section 13.1). */
record TagList(String header) {
    private static final String WEAK = "W/";

    static Optional<TagList> of(String header) {
        return Optional.ofNullable(header).map(TagList::new);
    }

    /** Strong comparison, as {@code If-Match} needs it. */
    boolean contains(String tag) {
        return tags().anyMatch(listed -> listed.equals("*") || listed.equals(tag));
    }

    /** Weak comparison, as {@code If-None-Match} needs it. */
    boolean containsWeakly(String tag) {
        return contains(tag) || tags().anyMatch(listed -> listed.equals(WEAK + tag));
    }

    private Stream<String> tags() {
        return Arrays.stream(header.split(",")).map(String::strip);
    }
}
