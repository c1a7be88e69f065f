package org.circulog.exchange;

import java.util.Map;

/**
 * One record of an ORDS file.
 *
 * @param line where it begins in the file; the header is line 1
 * @param whole whether it has as many fields as the header
 * @param cells the text of the columns that the file has, without surrounding space
 */
record OrdsRow(long line, boolean whole, Map<OrdsColumn, String> cells) {
    OrdsRow {
        cells = Map.copyOf(cells);
    }

    /** The text of a column; empty where the row or the file has none. */
    String get(OrdsColumn column) {
        return cells.getOrDefault(column, "");
    }

    /** Whether nothing can be told from the column: empty, or the question marks of v0.2.1. */
    boolean isUnknown(OrdsColumn column) {
        return get(column).chars().allMatch(character -> character == '?');
    }
}
