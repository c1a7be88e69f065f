package org.circulog.authorisation;

import java.util.Map;

/**
 * One line of the table.
 *
 * @param request the id of an operation, and the fact for those that record
 * @param expectations by the name of the role, or {@code none}
 */
record MatrixRow(String request, Relation relation, Map<String, Expectation> expectations) {
    String operation() {
        return request.split(" ")[0];
    }

    @Override
    public String toString() {
        return request + ", " + relation;
    }
}
