package org.circulog.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.circulog.time.Occurrence;

/** The table of events as the write path uses it, many rows in one statement; events are added and read, never changed. */
@Singleton
public class EventRows {
    private static final TypeReference<List<Warning>> WARNINGS = new TypeReference<>() {};

    static final String COLUMNS = """
            event.device_id, event.sequence, event.event_id, event.organisation_id, event.type, event.occurred_at,
            event.recorded_at, event.country, event.content, event.warnings, event.replaces, event.content_hash""";

    private static final String COUNTS = """
            NOT EXISTS (
                SELECT FROM event_void
                WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence)
            )""";

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
                RETURNING event_id, organisation_id, device_id, sequence, recorded_at
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

    /** The facts of the events that count of each of the devices, by its id, those of records merged into it included. */
    public Map<UUID, List<Fact>> findFacts(Connection connection, Collection<KnownDevice> devices) throws SQLException {
        String sql = """
                SELECT device_id, sequence, event_id, organisation_id, fact, occurred_at, country, mass_mg
                FROM event
                WHERE device_id = ANY (?) AND %s
                ORDER BY sequence
                """.formatted(COUNTS);
        Map<UUID, UUID> deviceOf = deviceByRecord(devices);
        Map<UUID, List<Fact>> facts = new HashMap<>();
        devices.forEach(device -> facts.put(device.id(), new ArrayList<>()));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", deviceOf.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    facts.get(deviceOf.get(row.getObject("device_id", UUID.class)))
                            .add(readFact(row));
                }
            }
        }
        return facts;
    }

    /** The country of the event recorded last among those that count, of each of the devices that has one. */
    public Map<UUID, String> findLastCountries(Connection connection, Collection<KnownDevice> devices)
            throws SQLException {
        String sql = """
                SELECT device_id, country
                FROM event
                WHERE device_id = ANY (?) AND %s
                ORDER BY sequence
                """.formatted(COUNTS);
        Map<UUID, UUID> deviceOf = deviceByRecord(devices);
        Map<UUID, String> countries = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", deviceOf.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    countries.put(deviceOf.get(row.getObject("device_id", UUID.class)), row.getString("country"));
                }
            }
        }
        return countries;
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

    private static Fact readFact(ResultSet row) throws SQLException {
        return new Fact(
                row.getObject("event_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getLong("sequence"),
                FactKind.valueOf(row.getString("fact")),
                Occurrence.parse(row.getString("occurred_at")),
                row.getString("country"),
                row.getLong("mass_mg"));
    }

    /** Reads a row with the {@link #COLUMNS}. */
    Event read(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("event_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("device_id", UUID.class),
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
