package org.circulog.bench.figures;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure of the service and its rival.
 *
 * @param path under {@code /v1/metrics/}
 * @param sql name of the file with the query, whose first column is the group
 * @param counts for columns of the query, summed up by group, where the object of the group in the answer has the same:
 *     pointers to numbers that are added up; an asterisk stands for all elements of an array, and two slashes at the
 *     beginning for the whole answer
 */
record Figure(String path, String sql, List<Scope> scopes, Map<String, List<String>> counts) {
    static Figure of(String path, String sql, List<Scope> scopes) {
        return new Figure(path, sql, scopes, Map.of());
    }

    Figure counting(String column, String... pointers) {
        Map<String, List<String>> more = new LinkedHashMap<>(counts);
        more.put(column, Arrays.asList(pointers));
        return new Figure(path, sql, scopes, more);
    }
}
