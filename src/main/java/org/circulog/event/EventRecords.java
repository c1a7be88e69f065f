package org.circulog.event;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.circulog.database.Timestamps;
import org.circulog.device.KnownDevice;

/** Reads events as they were known at a moment, and records that they are void. */
@Singleton
public class EventRecords {
    private static final String COLUMNS = EventRows.COLUMNS + """
            , event_void.reason AS void_reason, event_void.replacement_id AS void_replacement_id,
            event_void.recorded_by AS void_recorded_by, event_void.recorded_at AS void_recorded_at,
            (SELECT holder_id FROM lot WHERE lot.lot_id = event.lot_id) AS lot_holder""";

    /** Events known by a moment, and their voids known by then. */
    private static final String KNOWN = """
            SELECT %s
            FROM event
            LEFT JOIN event_void ON (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence)
                AND event_void.recorded_at <= ?
            WHERE event.device_id = ANY (?) AND event.recorded_at <= ? AND
            """.formatted(COLUMNS);

    private static final String FIND_BY_DEVICE = KNOWN + "event.lot_id IS NULL ORDER BY event.sequence";

    private static final String FIND_BY_LOTS = KNOWN + "event.lot_id IS NOT NULL ORDER BY event.sequence";

    /** In the order in which they took effect. */
    private static final String FIND_TREATMENTS = KNOWN + """
            event.lot_id IS NOT NULL AND event.fact = 'TREATED'
                AND EXISTS (SELECT FROM lot_member
                    WHERE lot_member.device_id = ANY (?) AND lot_member.lot_id = event.lot_id AND %s)
            ORDER BY coalesce(event.members_at, event.recorded_at), event.sequence
            """.formatted(EventRows.OF_MEMBER);

    /** The same of each device that was in a lot. */
    private static final String FIND_TREATMENTS_BY_MEMBER = """
            SELECT %s, lot_member.device_id AS member_id
            FROM lot_member
            JOIN event ON event.device_id = lot_member.lot_id AND event.lot_id = lot_member.lot_id
            LEFT JOIN event_void ON (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence)
                AND event_void.recorded_at <= ?
            WHERE lot_member.device_id = ANY (?) AND event.recorded_at <= ? AND event.fact = 'TREATED' AND %s
            ORDER BY coalesce(event.members_at, event.recorded_at), event.sequence
            """.formatted(COLUMNS, EventRows.OF_MEMBER);

    private final EventRows rows;

    EventRecords(EventRows rows) {
        this.rows = rows;
    }

    /** The events under an id as they are known now, of whatever organisation, in the order of recording. */
    public List<EventRecord> findById(Connection connection, UUID id) throws SQLException {
        String sql = """
                SELECT %s
                FROM event_key
                JOIN event USING (device_id, sequence)
                LEFT JOIN event_void USING (device_id, sequence)
                WHERE event_key.event_id = ?
                ORDER BY event.sequence
                """.formatted(COLUMNS);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            return list(statement);
        }
    }

    /**
     * All events recorded under any of the ids of a device by a moment, in the order of recording, and after them the
     * treatments of lots that it was in, in the order in which they took effect.
     */
    List<EventRecord> findByDevice(Connection connection, Collection<UUID> deviceIds, Instant knownAt)
            throws SQLException {
        List<EventRecord> found = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, FIND_BY_DEVICE, deviceIds, knownAt)) {
            found.addAll(list(statement));
        }
        Set<UUID> lots = findLots(connection, deviceIds);
        if (!lots.isEmpty()) {
            try (PreparedStatement statement = prepare(connection, FIND_TREATMENTS, lots, knownAt)) {
                statement.setArray(4, connection.createArrayOf("uuid", deviceIds.toArray()));
                found.addAll(list(statement));
            }
        }
        return found;
    }

    /** The same for many records, each by itself. */
    Map<UUID, List<EventRecord>> findByRecord(Connection connection, Collection<UUID> ids, Instant knownAt)
            throws SQLException {
        Map<UUID, List<EventRecord>> found = new HashMap<>();
        try (PreparedStatement statement = prepare(connection, FIND_BY_DEVICE, ids, knownAt)) {
            list(statement)
                    .forEach(record -> found.computeIfAbsent(record.event().deviceId(), id -> new ArrayList<>())
                            .add(record));
        }
        try (PreparedStatement statement = prepare(connection, FIND_TREATMENTS_BY_MEMBER, ids, knownAt);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.computeIfAbsent(row.getObject("member_id", UUID.class), id -> new ArrayList<>())
                        .add(read(row));
            }
        }
        return found;
    }

    /** All events recorded on lots by a moment, in the order of recording. */
    public List<EventRecord> findByLots(Connection connection, Collection<UUID> lotIds, Instant knownAt)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, FIND_BY_LOTS, lotIds, knownAt)) {
            return list(statement);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Collection<UUID> ids, Instant knownAt)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setObject(1, Timestamps.of(knownAt));
        statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
        statement.setObject(3, Timestamps.of(knownAt));
        return statement;
    }

    private static Set<UUID> findLots(Connection connection, Collection<UUID> deviceIds) throws SQLException {
        String sql = "SELECT DISTINCT lot_id FROM lot_member WHERE device_id = ANY (?)";
        Set<UUID> lots = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", deviceIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lots.add(row.getObject("lot_id", UUID.class));
                }
            }
        }
        return lots;
    }

    private List<EventRecord> list(PreparedStatement statement) throws SQLException {
        List<EventRecord> events = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                events.add(read(row));
            }
        }
        return events;
    }

    private EventRecord read(ResultSet row) throws SQLException {
        return new EventRecord(rows.read(row), readVoid(row), row.getObject("lot_holder", UUID.class));
    }

    /** Whether an organisation has registered the device, or recorded on it. */
    public boolean isKnownTo(Connection connection, KnownDevice device, UUID organisationId) throws SQLException {
        String sql = """
                SELECT EXISTS (SELECT FROM device WHERE device_id = ANY (?) AND registered_by = ?)
                    OR EXISTS (SELECT FROM event
                        WHERE device_id = ANY (?) AND lot_id IS NULL AND organisation_id = ?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Array ids = connection.createArrayOf("uuid", device.ids().toArray());
            statement.setArray(1, ids);
            statement.setObject(2, organisationId);
            statement.setArray(3, ids);
            statement.setObject(4, organisationId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The declaration that an event is void; empty while it counts. */
    public Optional<EventVoid> findVoid(Connection connection, Event event) throws SQLException {
        String sql = """
                SELECT reason AS void_reason, replacement_id AS void_replacement_id,
                    recorded_by AS void_recorded_by, recorded_at AS void_recorded_at
                FROM event_void
                WHERE device_id = ? AND sequence = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, event.deviceId());
            statement.setLong(2, event.sequence());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(readVoid(row)) : Optional.empty();
            }
        }
    }

    /**
     * Declares an event void, for ever.
     *
     * @param declared since when it is void; null for the time of the database now
     * @return the declaration as it is recorded
     */
    public EventVoid insertVoid(Connection connection, Event event, EventVoid declared) throws SQLException {
        String sql = """
                WITH voided AS (
                    INSERT INTO event_void (device_id, sequence, reason, replacement_id, recorded_by, recorded_at)
                    VALUES (?, ?, ?, ?, ?, coalesce(?, recording_instant()))
                    RETURNING *
                ), tallied AS (
                    INSERT INTO event_tally_delta (recorded_on, country, code, delay_days, events)
                    SELECT recorded_on, country, code, CASE code WHEN '' THEN greatest(0, recorded_on - latest_day) ELSE 0 END, -1
                    FROM (
                        SELECT (event.recorded_at AT TIME ZONE 'UTC')::date AS recorded_on, event.country, event.latest_day,
                            '' AS code
                        FROM voided
                        JOIN event USING (device_id, sequence)
                        UNION
                        SELECT (event.recorded_at AT TIME ZONE 'UTC')::date, event.country, event.latest_day, event_warning.code
                        FROM voided
                        JOIN event USING (device_id, sequence)
                        JOIN event_warning USING (device_id, sequence)
                    ) AS counted
                )
                SELECT reason AS void_reason, replacement_id AS void_replacement_id, recorded_by AS void_recorded_by,
                    recorded_at AS void_recorded_at
                FROM voided
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, event.deviceId());
            statement.setLong(2, event.sequence());
            statement.setString(3, declared.reason().name());
            statement.setObject(4, declared.replacementId());
            statement.setObject(5, declared.recordedBy());
            statement.setObject(
                    6,
                    declared.recordedAt() == null ? null : Timestamps.of(declared.recordedAt()),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return readVoid(row);
            }
        }
    }

    private static EventVoid readVoid(ResultSet row) throws SQLException {
        String reason = row.getString("void_reason");
        return reason == null
                ? null
                : new EventVoid(
                        VoidReason.valueOf(reason),
                        row.getObject("void_replacement_id", UUID.class),
                        row.getObject("void_recorded_by", UUID.class),
                        Timestamps.read(row, "void_recorded_at"));
    }
}
