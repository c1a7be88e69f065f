package org.circulog.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.database.ManyRows;
import org.circulog.database.Timestamps;
import org.circulog.device.KnownDevice;
import org.circulog.life.Fact;
import org.circulog.life.FactKind;
import org.circulog.life.RepairBarrier;
import org.circulog.life.RepairJob;
import org.circulog.time.Occurrence;

/** The table of events as the write path uses it, many rows in one statement; events are added and read, never changed. */
@Singleton
public class EventRows {
    private static final TypeReference<List<Warning>> WARNINGS = new TypeReference<>() {};

    static final String COLUMNS = """
            event.device_id, event.lot_id, event.sequence, event.event_id, event.organisation_id, event.type,
            event.occurred_at, event.recorded_at, event.country, event.content, event.warnings, event.replaces, event.content_hash""";

    private static final String COUNTS = """
            NOT EXISTS (
                SELECT FROM event_void
                WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence)
            )""";

    private static final String FACT = """
            event.sequence, event.event_id, event.organisation_id, event.fact, event.occurred_at, event.mass_mg,
            event.country, event.lot_id,
            CASE event.type WHEN 'REPAIR' THEN event.content -> 'repair' ->> 'barrier' END AS barrier,
            CASE event.type WHEN 'REPAIR' THEN event.content -> 'repair' ->> 'receivedAt' END AS received_at,
            CASE event.fact WHEN 'TREATED' THEN event.content -> 'recycling' ->> 'operation' END AS operation""";

    /** Whether a device that was in a lot was there when its event was recorded, or the one that this event replaces. */
    static final String OF_MEMBER = """
            (lot_member.left_at IS NULL OR lot_member.left_at > coalesce(event.members_at, event.recorded_at))""";

    /** A device's own come first, in the order of recording; treatments of lots in the order in which they took effect. */
    private static final String FIND_FACTS = """
            SELECT event.device_id AS record_id, NULL::timestamptz AS since, %1$s
            FROM event
            WHERE event.device_id = ANY (?) AND event.lot_id IS NULL AND %2$s
            UNION ALL
            SELECT lot_member.device_id, coalesce(event.members_at, event.recorded_at), %1$s
            FROM lot_member
            JOIN event ON event.device_id = lot_member.lot_id AND event.lot_id = lot_member.lot_id
            WHERE lot_member.device_id = ANY (?) AND event.fact = 'TREATED' AND %3$s AND %2$s
            ORDER BY since NULLS FIRST, sequence
            """.formatted(FACT, COUNTS, OF_MEMBER);

    /**
     * What is recorded on lots, and, after more and more steps up, the treatments of the lots that each was split from: as
     * far as they were recorded before the split.
     */
    private static final String FIND_LOT_FACTS = """
            WITH RECURSIVE line (lot_id, ancestor, moved_at, steps) AS (
                SELECT to_lot, from_lot, moved_at, 1
                FROM lot_flow
                WHERE to_lot = ANY (?) AND kind = 'SPLIT'
                UNION ALL
                SELECT line.lot_id, lot_flow.from_lot, lot_flow.moved_at, steps + 1
                FROM line
                JOIN lot_flow ON lot_flow.to_lot = line.ancestor AND lot_flow.kind = 'SPLIT'
            )
            SELECT event.device_id AS record_id, 0 AS steps, %1$s
            FROM event
            WHERE event.device_id = ANY (?) AND event.lot_id IS NOT NULL AND %2$s
            UNION ALL
            SELECT line.lot_id, line.steps, %1$s
            FROM line
            JOIN event ON event.device_id = line.ancestor AND event.lot_id = line.ancestor
            WHERE event.fact = 'TREATED' AND coalesce(event.members_at, event.recorded_at) < line.moved_at AND %2$s
            ORDER BY steps, sequence
            """.formatted(FACT, COUNTS);

    private static final ManyRows<EventKey> KEYS = new ManyRows<EventKey>()
            .column("event_id", "uuid", EventKey::eventId)
            .column("organisation_id", "uuid", EventKey::organisationId);

    private static final String FIND = """
            SELECT %s
            FROM event_key
            JOIN %s USING (event_id, organisation_id)
            JOIN event USING (device_id, sequence)
            """.formatted(COLUMNS, KEYS.from());

    private static final String INSERT = """
            WITH recorded AS (
                INSERT INTO event (%1$s) SELECT %1$s FROM %2$s ORDER BY nth
                RETURNING event_id, organisation_id, device_id, sequence, recorded_at, warnings, country, latest_day,
                    (recorded_at AT TIME ZONE 'UTC')::date AS recorded_on
            ), tallied AS (
                INSERT INTO event_tally_delta (recorded_on, country, code, delay_days, events)
                SELECT recorded_on, country, '', greatest(0, recorded_on - latest_day), count(*)
                FROM recorded
                GROUP BY 1, 2, 4
                UNION ALL
                SELECT recorded_on, country, warning ->> 'code', 0, count(DISTINCT sequence)
                FROM recorded
                CROSS JOIN jsonb_array_elements(warnings) AS warning
                GROUP BY 1, 2, 3
            ), warned AS (
                INSERT INTO event_warning (device_id, sequence, ordinal, code)
                SELECT device_id, sequence, warning.ordinal, warning.value ->> 'code'
                FROM recorded
                CROSS JOIN jsonb_array_elements(warnings) WITH ORDINALITY AS warning (value, ordinal)
            ), keyed AS (
                INSERT INTO event_key (event_id, organisation_id, device_id, sequence)
                SELECT event_id, organisation_id, device_id, sequence FROM recorded
                ORDER BY event_id, organisation_id
            )
            SELECT sequence, recorded_at FROM recorded ORDER BY sequence
            """;

    private final ObjectMapper mapper;
    private final ManyRows<AcceptedEvent> rows;
    private final String insert;

    EventRows(ObjectMapper mapper) {
        this.mapper = mapper;
        this.rows = new ManyRows<AcceptedEvent>()
                .column("device_id", "uuid", AcceptedEvent::deviceId)
                .column("lot_id", "uuid", row -> row.request().lotId())
                .column("members_at", "timestamptz", row -> row.request().membersAt())
                .column("event_id", "uuid", row -> row.request().id())
                .column("organisation_id", "uuid", row -> row.request().caller().organisationId())
                .column("type", "text", row -> row.request().type())
                .column("fact", "text", row -> row.request().body().content().factKind())
                .column("occurred_at", "text", row -> row.request().occurredAt())
                .column(
                        "earliest_day",
                        "date",
                        row -> row.request().occurredAt().earliestDay())
                .column("latest_day", "date", row -> row.request().occurredAt().latestDay())
                .column("country", "text", row -> row.request().country())
                .column(
                        "mass_mg",
                        "bigint",
                        row -> row.request().body().content().massMg())
                .column("content", "jsonb", row -> write(row.request().body()))
                .column("warnings", "jsonb", row -> write(row.warnings()))
                .column("replaces", "uuid", row -> row.request().replaces())
                .column(
                        "content_hash",
                        "bytea",
                        row -> "\\x" + row.request().contentHash().hex());
        this.insert = INSERT.formatted(rows.names(), rows.from());
    }

    /** The events on record under these keys. */
    public Map<EventKey, Event> find(Connection connection, List<EventKey> keys) throws SQLException {
        Map<EventKey, Event> events = new HashMap<>();
        try (PreparedStatement statement = KEYS.prepare(connection, FIND, keys);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Event event = read(row);
                events.put(new EventKey(event.id(), event.organisationId()), event);
            }
        }
        return events;
    }

    /**
     * The events that count in the life of each of the devices, by its id: those recorded under any of its ids, and the
     * treatment of a lot that it was in.
     */
    public Map<UUID, List<CountedFact>> findFacts(Connection connection, Collection<KnownDevice> devices)
            throws SQLException {
        Map<UUID, UUID> deviceOf = deviceByRecord(devices);
        Map<UUID, List<CountedFact>> facts = new HashMap<>();
        devices.forEach(device -> facts.put(device.id(), new ArrayList<>()));
        try (PreparedStatement statement = connection.prepareStatement(FIND_FACTS)) {
            Array records = connection.createArrayOf("uuid", deviceOf.keySet().toArray());
            statement.setArray(1, records);
            statement.setArray(2, records);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    facts.get(deviceOf.get(row.getObject("record_id", UUID.class)))
                            .add(readFact(row));
                }
            }
        }
        facts.replaceAll((device, found) -> CountedFact.inOneLife(found));
        return facts;
    }

    /** The events that count of each of the lots, by its id: its own, else the treatment of a lot that it was split from. */
    Map<UUID, List<CountedFact>> findLotFacts(Connection connection, Collection<UUID> lots) throws SQLException {
        Map<UUID, List<CountedFact>> facts = new HashMap<>();
        lots.forEach(lot -> facts.put(lot, new ArrayList<>()));
        try (PreparedStatement statement = connection.prepareStatement(FIND_LOT_FACTS)) {
            Array ids = connection.createArrayOf("uuid", lots.toArray());
            statement.setArray(1, ids);
            statement.setArray(2, ids);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    facts.get(row.getObject("record_id", UUID.class)).add(readFact(row));
                }
            }
        }
        return facts;
    }

    /** The moment as of which an event about a lot counts for the devices in it. */
    public Instant membersAt(Connection connection, Event event) throws SQLException {
        String sql =
                "SELECT coalesce(members_at, recorded_at) AS moment FROM event WHERE device_id = ? AND sequence = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, event.deviceId());
            statement.setLong(2, event.sequence());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Timestamps.read(row, "moment");
            }
        }
    }

    private static Map<UUID, UUID> deviceByRecord(Collection<KnownDevice> devices) {
        Map<UUID, UUID> deviceOf = new HashMap<>();
        devices.forEach(device -> device.ids().forEach(record -> deviceOf.put(record, device.id())));
        return deviceOf;
    }

    /**
     * Adds events with their keys.
     *
     * @return the events as recorded, in the order given
     * @throws SQLException 23505 if another transaction recorded one of them meanwhile
     */
    public List<Event> insert(Connection connection, List<AcceptedEvent> accepted) throws SQLException {
        List<Event> events = new ArrayList<>(accepted.size());
        try (PreparedStatement statement = rows.prepare(connection, insert, accepted);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                events.add(accepted.get(events.size())
                        .written(row.getLong("sequence"), Timestamps.read(row, "recorded_at")));
            }
        }
        return events;
    }

    private static CountedFact readFact(ResultSet row) throws SQLException {
        String operation = row.getString("operation");
        return new CountedFact(
                new Fact(
                        row.getObject("event_id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getLong("sequence"),
                        FactKind.valueOf(row.getString("fact")),
                        Occurrence.parse(row.getString("occurred_at")),
                        row.getString("country"),
                        row.getLong("mass_mg"),
                        readJob(row)),
                row.getObject("lot_id", UUID.class),
                operation == null ? null : WasteOperation.valueOf(operation));
    }

    private static RepairJob readJob(ResultSet row) throws SQLException {
        String received = row.getString("received_at");
        String barrier = row.getString("barrier");
        return received == null && barrier == null
                ? RepairJob.UNDESCRIBED
                : new RepairJob(
                        received == null ? null : Occurrence.parse(received).midDay(),
                        barrier == null ? null : RepairBarrier.valueOf(barrier));
    }

    /** Reads a row with the {@link #COLUMNS}. */
    Event read(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("event_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("device_id", UUID.class),
                row.getObject("lot_id", UUID.class),
                row.getLong("sequence"),
                EventType.valueOf(row.getString("type")),
                Occurrence.parse(row.getString("occurred_at")),
                Timestamps.read(row, "recorded_at"),
                row.getString("country"),
                parseBody(row.getString("content")),
                parseWarnings(row.getString("warnings")),
                row.getObject("replaces", UUID.class),
                ContentHash.ofBytes(row.getBytes("content_hash")));
    }

    private String write(Object document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A checked event can be written", impossible);
        }
    }

    private EventBody parseBody(String json) {
        try {
            return mapper.readValue(json, EventBody.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A stored event cannot be read", damaged);
        }
    }

    private List<Warning> parseWarnings(String json) {
        try {
            return mapper.readValue(json, WARNINGS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Stored warnings cannot be read", damaged);
        }
    }
}
