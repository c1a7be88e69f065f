package org.circulog.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The ids in an address; what is none may be anything, and is left out. */
final class PathIds {
    private static final Pattern ID =
            Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[a-z2-7]{9,13}");

    private PathIds() {}

    /** By the names that the template gives them. */
    static Map<String, String> in(String path, String template) {
        Map<String, String> ids = new LinkedHashMap<>();
        String[] names = template.split("/");
        String[] values = path.split("/");
        for (int at = 0; at < Math.min(names.length, values.length); at++) {
            if (names[at].startsWith("{") && ID.matcher(values[at]).matches()) {
                ids.put(names[at].substring(1, names[at].length() - 1), values[at]);
            }
        }
        return ids;
    }
}
