package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.circulog.database.Timestamps;
import org.circulog.event.MaterialRecovery;
import org.circulog.event.WasteOperation;
import org.circulog.recovery.OutputCodes.Output;

/** Reads what came out of devices by themselves, device by device, as it was known at a moment. */
@Singleton
class DeviceOutputRows {
    private static final int ROWS_AT_ONCE = 5000;

    /** Recorded by a moment, not void by then, and happened by the end of a day. */
    private static final String COUNTS = """
            %1$s.recorded_at <= asked.known_at
            AND (asked.until IS NULL OR %1$s.earliest_day + (%1$s.latest_day - %1$s.earliest_day) / 2 <= asked.until)
            AND NOT EXISTS (SELECT FROM event_void
                WHERE (event_void.device_id, event_void.sequence) = (%1$s.device_id, %1$s.sequence)
                    AND event_void.recorded_at <= asked.known_at)
            """;

    private static final String TREATMENT = """
            treatment.fact = 'TREATED' AND treatment.content -> 'recycling' ->> 'operation' IN ('R12', 'R13', 'D13', 'D14', 'D15')
            AND\s""" + COUNTS.formatted("treatment");

    private static final String OF_MEMBER = """
            treatment.lot_id = lot_member.lot_id
            AND (lot_member.left_at IS NULL OR lot_member.left_at > coalesce(treatment.members_at, treatment.recorded_at))
            AND\s""" + TREATMENT;

    /** An operation of its own, or that of a lot in which it was. */
    private static final String IS_PRELIMINARY = """
            EXISTS (SELECT FROM event AS treatment
                WHERE treatment.device_id = ANY (life.absorbed || life.device_id) AND treatment.lot_id IS NULL AND %s)
            OR EXISTS (SELECT FROM lot_member
                JOIN event AS treatment ON treatment.device_id = lot_member.lot_id
                WHERE lot_member.device_id = ANY (life.absorbed || life.device_id) AND %s)
            """.formatted(TREATMENT, OF_MEMBER);

    /** Rows of one device follow each other, the latest event first: it says where that was. */
    private static final String FIND = """
            SELECT life.device_id, device.category, event.country, device.registered_in, life.input_mass_mg, life.lotted_mg,
                life.changed_at > asked.known_at AS changed, event.sequence, NULL AS operation, organisation.number,
                %1$s AS preliminary, event.content -> 'materialRecovery' ->> 'basis' AS basis,
                output ->> 'material' AS material, output ->> 'fate' AS fate, (output ->> 'massMg')::bigint AS mass_mg
            FROM %2$s
            CROSS JOIN jsonb_array_elements(event.content -> 'materialRecovery' -> 'outputs') AS output
            WHERE event.type = 'MATERIAL_RECOVERY' AND event.lot_id IS NULL AND %3$s
            UNION ALL
            SELECT life.device_id, device.category, event.country, device.registered_in, life.input_mass_mg, life.lotted_mg,
                life.changed_at > asked.known_at, event.sequence, event.content -> 'recycling' ->> 'operation',
                organisation.number, false, NULL, NULL, NULL, 0
            FROM %2$s
            WHERE event.fact = 'TREATED' AND event.lot_id IS NULL AND event.content -> 'recycling' ->> 'operation' NOT IN
                ('R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11') AND %3$s
            ORDER BY device_id, sequence DESC
            """.formatted("%1$s", "%2$s", COUNTS.formatted("event"));

    private static final String JOINED = """
            CROSS JOIN asked
            JOIN life AS named ON named.device_id = event.device_id
            JOIN life ON life.device_id = coalesce(named.merged_into, named.device_id)
            JOIN device ON device.device_id = life.device_id
            JOIN organisation ON organisation.id = event.organisation_id
            """;

    private static final String ASKED = "WITH asked AS (SELECT ?::timestamptz AS known_at, ?::date AS until),\n";

    private static final String FIND_ALL = ASKED
            + """
            preliminary AS MATERIALIZED (
                SELECT coalesce(life.merged_into, life.device_id) AS device_id
                FROM event AS treatment
                CROSS JOIN asked
                JOIN life ON life.device_id = treatment.device_id
                WHERE treatment.lot_id IS NULL AND %s
                UNION
                SELECT coalesce(life.merged_into, life.device_id)
                FROM event AS treatment
                CROSS JOIN asked
                JOIN lot_member ON lot_member.lot_id = treatment.device_id
                JOIN life ON life.device_id = lot_member.device_id
                WHERE %s
            )
            """.formatted(TREATMENT, OF_MEMBER)
            + FIND.formatted("life.device_id IN (SELECT device_id FROM preliminary)", "event\n" + JOINED);

    private static final String FIND_SOME = ASKED + """
            record AS (SELECT unnest(absorbed || device_id) AS record_id FROM life WHERE device_id = ANY (?))
            """
            + FIND.formatted(
                    "(" + IS_PRELIMINARY + ")", "record JOIN event ON event.device_id = record.record_id\n" + JOINED);

    /** Hands out every device out of which something had come by itself, or whose treatment was no recycling. */
    void forEach(Connection connection, Moment moment, Consumer<DeviceOutputs> consumer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND_ALL)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            setMoment(statement, moment);
            read(statement, consumer);
        }
    }

    /** @param recordIds ids of the devices, with or without those of the records merged into them */
    List<DeviceOutputs> find(Connection connection, Collection<UUID> recordIds, Moment moment) throws SQLException {
        List<DeviceOutputs> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND_SOME)) {
            setMoment(statement, moment);
            statement.setArray(3, connection.createArrayOf("uuid", recordIds.toArray()));
            read(statement, found::add);
        }
        return found;
    }

    private static void setMoment(PreparedStatement statement, Moment moment) throws SQLException {
        statement.setObject(1, Timestamps.of(moment.knownAt()));
        statement.setObject(2, moment.asOf().until(), Types.DATE);
    }

    private static void read(PreparedStatement statement, Consumer<DeviceOutputs> consumer) throws SQLException {
        Gathered gathered = null;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                UUID deviceId = row.getObject("device_id", UUID.class);
                if (gathered != null && !gathered.deviceId.equals(deviceId)) {
                    consumer.accept(gathered.outputs());
                    gathered = null;
                }
                gathered = gathered == null ? new Gathered(deviceId, row) : gathered;
                gathered.add(row);
            }
        }
        if (gathered != null) {
            consumer.accept(gathered.outputs());
        }
    }

    /** The rows of one device so far. */
    private static final class Gathered {
        private final UUID deviceId;
        private final MassGroup group;
        private final long inputMg;
        private final long lottedMg;
        private final boolean changedSince;
        private final List<DeviceOutputs.Line> lines = new ArrayList<>();
        private TreatmentKind treatment;

        Gathered(UUID deviceId, ResultSet row) throws SQLException {
            this.deviceId = deviceId;
            group = new MassGroup(row.getString("category"), row.getString("country"), row.getString("registered_in"));
            inputMg = row.getLong("input_mass_mg");
            lottedMg = row.getLong("lotted_mg");
            changedSince = row.getBoolean("changed");
        }

        void add(ResultSet row) throws SQLException {
            String operation = row.getString("operation");
            if (operation != null) {
                treatment = TreatmentKind.of(WasteOperation.valueOf(operation));
                return;
            }
            MaterialRecovery.Fate fate = MaterialRecovery.Fate.valueOf(row.getString("fate"));
            Output output = new Output(
                    row.getString("material"),
                    RecoveredFate.of(fate, row.getBoolean("preliminary")),
                    MaterialRecovery.Basis.valueOf(row.getString("basis")));
            lines.add(new DeviceOutputs.Line(output, row.getInt("number"), row.getLong("mass_mg")));
        }

        DeviceOutputs outputs() {
            return new DeviceOutputs(deviceId, group, inputMg, lottedMg, changedSince, treatment, lines);
        }
    }
}
