package org.circulog.database;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** Looks at each connection that joins the pool, because a role or a database can be given settings at any time. */
@Singleton
class NewConnections implements AgroalPoolInterceptor {
    private final DatabaseVerdict verdict;

    NewConnections(DatabaseVerdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            verdict.addNewest(ServerState.of(connection).faults());
        } catch (SQLException lost) {
            throw new DatabaseException(lost);
        }
    }
}
