package org.circulog.database;

import java.io.Serial;
import java.sql.SQLException;

/** A fault of the database; its cause carries the SQLSTATE. */
public class DatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
        super(cause);
    }
}
