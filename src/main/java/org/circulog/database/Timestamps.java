package org.circulog.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as columns of the type {@code timestamptz}. */
public final class Timestamps {
    private Timestamps() {}

    /** @param instant null for {@code infinity}, which every recorded instant comes before */
    public static OffsetDateTime of(Instant instant) {
        return instant == null ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant read(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
