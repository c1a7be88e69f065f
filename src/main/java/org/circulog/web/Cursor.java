package org.circulog.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/** Where the next page starts: opaque to clients, the key of the last row to us. */
public final class Cursor {
    private Cursor() {}

    static String of(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key behind a cursor; null (from the beginning) for null.
     *
     * @throws ProblemException {@code invalid-parameter} if this service did not give it out
     */
    public static <K> K read(String cursor, Function<String, K> parse) {
        if (cursor == null) {
            return null;
        }
        try {
            return parse.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (RuntimeException notOurs) {
            throw ProblemException.invalidParameter("after", "is not a cursor of this service");
        }
    }
}
