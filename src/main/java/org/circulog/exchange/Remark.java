package org.circulog.exchange;

import org.circulog.event.Warning;
import org.circulog.web.FieldError;

/**
 * What there is to say about a row: a warning, or a reason to refuse it.
 *
 * @param pointer the field, such as {@code /event_date}; empty for the row as a whole
 */
record Remark(String pointer, String code, String message) {
    static Remark on(OrdsColumn column, String code, String message) {
        return new Remark(column.pointer(), code, message);
    }

    static Remark of(Warning warning) {
        return new Remark(OrdsColumn.pointerOf(warning.pointer()), warning.code(), warning.message());
    }

    static Remark of(FieldError error) {
        return new Remark(OrdsColumn.pointerOf(error.pointer()), error.code(), error.message());
    }
}
