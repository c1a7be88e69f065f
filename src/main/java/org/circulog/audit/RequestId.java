package org.circulog.audit;

import java.util.UUID;
import java.util.regex.Pattern;

/** The name of one request in answers and logs. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    /** UUIDs and trace ids: an alphabet in which no key and no token can be written, so that none gets into a log. */
    private static final Pattern WELL_FORMED = Pattern.compile("[0-9A-Fa-f-]{16,36}");

    private RequestId() {}

    /** That of the client, or a new one in place of none and of any other text. */
    static String of(String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
