package org.circulog.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a session of the service finds in force.
 *
 * @param version as {@code server_version_num}, such as 150004
 * @param off the settings without which an acknowledged event may be lost
 * @param superuser whether the role is one, or may become one
 * @param owner whether the role owns the events, or may become their owner
 * @param changesEvents whether the role may change or remove events
 */
record ServerState(
        int version, String role, List<String> off, boolean superuser, boolean owner, boolean changesEvents) {
    private static final int OLDEST = 150_000;
    private static final int PER_MAJOR = 10_000;

    private static final String SQL = """
            SELECT current_setting('server_version_num')::integer AS version,
                current_user AS role,
                ARRAY(
                    SELECT name
                    FROM unnest(ARRAY['fsync', 'full_page_writes', 'synchronous_commit']) AS name
                    WHERE current_setting(name) = 'off') AS off,
                EXISTS (SELECT FROM pg_roles WHERE rolsuper AND pg_has_role(oid, 'MEMBER')) AS superuser,
                coalesce(bool_or(pg_has_role(relowner, 'MEMBER')), false) AS owner,
                coalesce(bool_or(
                    has_any_column_privilege(oid, 'UPDATE') OR has_table_privilege(oid, 'DELETE, TRUNCATE, TRIGGER')),
                    false) AS changes_events
            FROM pg_class
            WHERE oid IN (to_regclass('event'), to_regclass('event_key'))""";

    ServerState {
        off = List.copyOf(off);
    }

    static ServerState of(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new ServerState(
                    row.getInt("version"),
                    row.getString("role"),
                    List.of((String[]) row.getArray("off").getArray()),
                    row.getBoolean("superuser"),
                    row.getBoolean("owner"),
                    row.getBoolean("changes_events"));
        }
    }

    /** What is wrong and what to do about it; nothing if events are safe there. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (version < OLDEST) {
            faults.add("PostgreSQL %d is too old: use 15 or newer.".formatted(version / PER_MAJOR));
        }
        off.forEach(setting -> faults.add(("%s is off, so that an acknowledged event may be lost: set it to on, for the"
                        + " server, the database and the role %s, and reload the configuration.")
                .formatted(setting, role)));
        if (superuser) {
            faults.add(roleFault("is a superuser or may become one"));
        } else if (owner) {
            faults.add(roleFault("owns the events or may become their owner"));
        } else if (changesEvents) {
            faults.add(roleFault("may change or remove events, or have a trigger do it"));
        }
        return faults;
    }

    private String roleFault(String what) {
        return ("The role %s %s: let QUARKUS_DATASOURCE_USERNAME name a role like that which docker/postgres-init.sql"
                        + " makes for the service, and QUARKUS_FLYWAY_USERNAME the owner.")
                .formatted(role, what);
    }
}
