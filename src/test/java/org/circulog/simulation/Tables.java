package org.circulog.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.database.ManyRows;
import org.circulog.device.DeviceFacts;
import org.circulog.device.LifeRow;
import org.circulog.event.MaterialRecovery;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The tables of the event family, filled through COPY. */
final class Tables {
    private final ObjectMapper mapper;
    private final CopyTable<RecordedDevice> devices;
    private final CopyTable<RecordedDevice> identifiers;
    private final CopyTable<RecordedDevice> identifierKeys;
    private final CopyTable<RecordedDevice> lives;
    private final CopyTable<RecordedEvent> events;
    private final CopyTable<RecordedEvent> eventKeys;
    private final CopyTable<Warned> warnings;
    private final CopyTable<Recovered> recovered;

    private record Warned(RecordedEvent event, int ordinal, String code) {}

    private record Output(UUID organisationId, String material, String fate) {}

    private record Recovered(UUID deviceId, Output output, long massMg) {}

    Tables(ObjectMapper mapper) {
        this.mapper = mapper;
        devices = CopyTable.of("device", deviceColumns());
        identifiers = CopyTable.of("device_identifier", identifierColumns());
        identifierKeys = CopyTable.of("identifier_key", identifierKeyColumns());
        lives = new CopyTable<>("life", LifeRow.COLUMNS.names() + ", changed_at", Tables::lifeValues);
        events = CopyTable.of("event", eventColumns());
        eventKeys = CopyTable.of("event_key", eventKeyColumns());
        warnings = CopyTable.of("event_warning", warningColumns());
        recovered = CopyTable.of("recovered", recoveredColumns());
    }

    void add(RecordedDevice device) {
        devices.add(device);
        identifiers.add(device);
        identifierKeys.add(device);
        lives.add(device);
        device.events().forEach(this::add);
        outputsOf(device).forEach((output, massMg) -> recovered.add(new Recovered(idOf(device), output, massMg)));
    }

    private void add(RecordedEvent event) {
        events.add(event);
        eventKeys.add(event);
        for (int i = 0; i < event.warnings().size(); i++) {
            warnings.add(new Warned(event, i + 1, event.warnings().get(i).code()));
        }
    }

    /** Sends all that was added, in one transaction. */
    void flush(Connection connection) throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        devices.flush(copies);
        identifiers.flush(copies);
        identifierKeys.flush(copies);
        lives.flush(copies);
        events.flush(copies);
        eventKeys.flush(copies);
        warnings.flush(copies);
        recovered.flush(copies);
        connection.commit();
    }

    private static Map<Output, Long> outputsOf(RecordedDevice device) {
        boolean preliminary = device.events().stream()
                .anyMatch(event -> event.body().recycling() != null
                        && event.body().recycling().isPreliminary());
        Map<Output, Long> outputs = new TreeMap<>(Comparator.comparing(Output::toString));
        for (RecordedEvent event : device.events()) {
            if (event.content() instanceof MaterialRecovery recovery) {
                recovery.outputs()
                        .forEach(output -> outputs.merge(
                                new Output(
                                        event.fact().organisationId(),
                                        output.material(),
                                        preliminary
                                                ? "INTERMEDIATE"
                                                : output.fate().name()),
                                output.massMg(),
                                Long::sum));
            }
        }
        return outputs;
    }

    private static UUID idOf(RecordedDevice device) {
        return device.device().id();
    }

    private static DeviceFacts factsOf(RecordedDevice device) {
        return device.device().facts();
    }

    private static ManyRows<RecordedDevice> deviceColumns() {
        return new ManyRows<RecordedDevice>()
                .column("device_id", "uuid", Tables::idOf)
                .column("category", "text", row -> factsOf(row).category())
                .column("category_assumed", "boolean", row -> row.device().categoryAssumed())
                .column("manufacturer", "text", row -> factsOf(row).manufacturer())
                .column("model", "text", row -> factsOf(row).model())
                .column("mass_mg", "bigint", row -> factsOf(row).massMg())
                .column("mass_basis", "text", row -> factsOf(row).massBasis())
                .column(
                        "recycled_content_percent",
                        "numeric",
                        row -> factsOf(row).recycledContentPercent())
                .column("manufactured_on", "text", row -> factsOf(row).manufacturedOn())
                .column("observed_since", "date", row -> factsOf(row).observedSince())
                .column("registered_at", "timestamptz", RecordedDevice::registeredAt)
                .column("registered_by", "uuid", RecordedDevice::registeredBy)
                .column("registered_in", "text", row -> row.device().registeredIn());
    }

    private static ManyRows<RecordedDevice> identifierColumns() {
        return new ManyRows<RecordedDevice>()
                .column("device_id", "uuid", Tables::idOf)
                .column("scheme", "text", row -> row.identifier().normal().scheme())
                .column("issuer", "text", row -> row.identifier().normal().issuer())
                .column("normal_form", "text", row -> row.identifier().normal().value())
                .column("value", "text", row -> row.identifier().given().value())
                .column("given_issuer", "text", row -> row.identifier().given().issuer())
                .column("added_at", "timestamptz", RecordedDevice::registeredAt)
                .column("added_by", "uuid", RecordedDevice::registeredBy);
    }

    private static ManyRows<RecordedDevice> identifierKeyColumns() {
        return new ManyRows<RecordedDevice>()
                .column("normal_form", "text", row -> row.identifier().normal().value())
                .column("scheme", "text", row -> row.identifier().normal().scheme())
                .column("issuer", "text", row -> row.identifier().normal().issuer())
                .column("device_id", "uuid", Tables::idOf);
    }

    private static Collection<Object> lifeValues(RecordedDevice device) {
        List<Object> values =
                new ArrayList<>(LifeRow.COLUMNS.valuesOf(device.life()).values());
        values.add(device.changedAt());
        return values;
    }

    private ManyRows<RecordedEvent> eventColumns() {
        return new ManyRows<RecordedEvent>()
                .column("device_id", "uuid", RecordedEvent::deviceId)
                .column("sequence", "bigint", row -> row.fact().sequence())
                .column("event_id", "uuid", row -> row.fact().eventId())
                .column("organisation_id", "uuid", row -> row.fact().organisationId())
                .column("type", "text", row -> row.content().type())
                .column("fact", "text", row -> row.fact().kind())
                .column("occurred_at", "text", row -> row.fact().when())
                .column("earliest_day", "date", row -> row.fact().when().earliestDay())
                .column("latest_day", "date", row -> row.fact().when().latestDay())
                .column("country", "text", row -> row.fact().country())
                .column("mass_mg", "bigint", row -> row.fact().massMg())
                .column("content", "jsonb", row -> write(row.body()))
                .column("warnings", "jsonb", row -> write(row.warnings()))
                .column("content_hash", "bytea", row -> "\\x" + row.hash())
                .column("recorded_at", "timestamptz", RecordedEvent::recordedAt);
    }

    private static ManyRows<RecordedEvent> eventKeyColumns() {
        return new ManyRows<RecordedEvent>()
                .column("event_id", "uuid", row -> row.fact().eventId())
                .column("organisation_id", "uuid", row -> row.fact().organisationId())
                .column("device_id", "uuid", RecordedEvent::deviceId)
                .column("sequence", "bigint", row -> row.fact().sequence());
    }

    private static ManyRows<Warned> warningColumns() {
        return new ManyRows<Warned>()
                .column("device_id", "uuid", row -> row.event().deviceId())
                .column("sequence", "bigint", row -> row.event().fact().sequence())
                .column("ordinal", "integer", Warned::ordinal)
                .column("code", "text", Warned::code);
    }

    private static ManyRows<Recovered> recoveredColumns() {
        return new ManyRows<Recovered>()
                .column("subject_id", "uuid", Recovered::deviceId)
                .column("of_lot", "boolean", row -> false)
                .column("organisation_id", "uuid", row -> row.output().organisationId())
                .column("material", "text", row -> row.output().material())
                .column("fate", "text", row -> row.output().fate())
                .column("mass_mg", "bigint", Recovered::massMg);
    }

    private String write(Object document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
