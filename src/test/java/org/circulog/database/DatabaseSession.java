package org.circulog.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs single statements as one role. */
record DatabaseSession(String jdbcUrl, DatabaseLogin login) {

    static DatabaseSession ofOwner(EmbeddedDatabase database) {
        return new DatabaseSession(database.jdbcUrl(), database.owner());
    }

    static DatabaseSession ofService(EmbeddedDatabase database) {
        return new DatabaseSession(database.jdbcUrl(), database.service());
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of all rows. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, login.role(), login.password());
    }
}
