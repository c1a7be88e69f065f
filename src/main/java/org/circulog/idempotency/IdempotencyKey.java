package org.circulog.idempotency;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** What a client chose to recognise its request by: 1 to 255 visible ASCII characters. */
record IdempotencyKey(String text) {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern BARE = Pattern.compile("[!-~&&[^\"]][!-~]{0,254}");

    /** The string of RFC 8941 that the draft wants; the key is what it stands for. */
    private static final Pattern QUOTED = Pattern.compile("\"((?:[!-~&&[^\"\\\\]]|\\\\[\"\\\\]){1,255})\"");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /**
     * The key in the values of the header; empty without the header.
     *
     * @throws ProblemException {@code malformed-request}
     */
    static Optional<IdempotencyKey> in(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw malformed();
        }
        return Optional.of(parse(values.get(0)));
    }

    private static IdempotencyKey parse(String value) {
        Matcher quoted = QUOTED.matcher(value);
        if (quoted.matches()) {
            return new IdempotencyKey(ESCAPED.matcher(quoted.group(1)).replaceAll("$1"));
        }
        if (!BARE.matcher(value).matches()) {
            throw malformed();
        }
        return new IdempotencyKey(value);
    }

    private static ProblemException malformed() {
        return new ProblemException(
                ProblemType.MALFORMED_REQUEST,
                "`" + HEADER + "` must be given once, with 1 to 255 visible ASCII characters, bare or in quotes.");
    }
}
