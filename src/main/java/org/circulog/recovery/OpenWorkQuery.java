package org.circulog.recovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement that is put together from the conditions that were asked for, with their values. */
final class OpenWorkQuery {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    OpenWorkQuery add(String part, Object... itsValues) {
        sql.append(part);
        values.addAll(List.of(itsValues));
        return this;
    }

    /** Adds a condition on a value, unless there is none. */
    OpenWorkQuery addIf(Object value, String part) {
        return value == null ? this : add(part, value);
    }

    OpenWorkQuery add(OpenWorkQuery other) {
        sql.append(other.sql);
        values.addAll(other.values);
        return this;
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.toString());
        for (int index = 0; index < values.size(); index++) {
            statement.setObject(index + 1, values.get(index));
        }
        return statement;
    }
}
