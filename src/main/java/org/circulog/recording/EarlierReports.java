package org.circulog.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.circulog.database.ManyRows;
import org.circulog.recording.OutputChecks.Masses;
import org.circulog.recording.OutputChecks.Source;
import org.circulog.recording.TreatmentChecks.Day;
import org.circulog.recording.TreatmentChecks.Load;

/** Reads what was reported before, one statement for all new reports. Events that they replace are left out. */
@Singleton
class EarlierReports {
    private static final String COUNTS = """
            NOT EXISTS (SELECT FROM event_void
                WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))""";

    private static final ManyRows<Record> RECORDS = new ManyRows<Record>()
            .column("device_id", "uuid", Record::recordId)
            .column("of_lot", "boolean", record -> record.report().event().isAboutLot())
            .column("organisation_id", "uuid", record -> record.report().organisationId())
            .column("replaces", "uuid", record -> record.report().event().replaces());

    private static final String FIND_RECOVERED = """
            SELECT device_id, of_lot, material, sum(mass_mg)::bigint AS mass_mg
            FROM (
                SELECT DISTINCT event.device_id, rows.of_lot, event.sequence, output.nth,
                    output.value ->> 'material' AS material, (output.value ->> 'massMg')::bigint AS mass_mg
                FROM %s
                JOIN event ON event.device_id = rows.device_id AND (event.lot_id IS NOT NULL) = rows.of_lot
                CROSS JOIN jsonb_array_elements(event.content -> 'materialRecovery' -> 'outputs')
                    WITH ORDINALITY AS output (value, nth)
                WHERE event.type = 'MATERIAL_RECOVERY' AND %s
                    AND (event.event_id, event.organisation_id) IS DISTINCT FROM (rows.replaces, rows.organisation_id)
            ) AS recovered
            GROUP BY device_id, of_lot, material
            """.formatted(RECORDS.from(), COUNTS);

    /** The records of the devices and lots, each with the report that is about it. */
    private record Record(Report report, UUID recordId) {}

    private final ObjectMapper mapper;
    private final ManyRows<Report> masses;
    private final String countEqual;
    private final ManyRows<Report> days;
    private final String findLoads;

    EarlierReports(ObjectMapper mapper) {
        this.mapper = mapper;
        masses = new ManyRows<Report>()
                .column("organisation_id", "uuid", Report::organisationId)
                .column("outputs", "jsonb", report -> write(report.outputs()))
                .column("replaces", "uuid", report -> report.event().replaces());
        countEqual = """
                SELECT rows.nth, (
                    SELECT count(*) FROM (
                        SELECT FROM event
                        WHERE event.organisation_id = rows.organisation_id AND event.type = 'MATERIAL_RECOVERY'
                            AND md5((event.content -> 'materialRecovery' -> 'outputs')::text) = md5(rows.outputs::text)
                            AND event.content -> 'materialRecovery' ->> 'basis' = 'MEASURED'
                            AND event.event_id IS DISTINCT FROM rows.replaces
                            AND %s
                        LIMIT %d
                    ) AS equal
                ) AS times
                FROM %s
                """.formatted(COUNTS, OutputChecks.OFTEN, masses.from());
        days = new ManyRows<Report>()
                .column("organisation_id", "uuid", Report::organisationId)
                .column("day", "date", report -> report.event().occurredAt().earliestDay())
                .column("replaces", "uuid", report -> report.event().replaces());
        findLoads = """
                SELECT rows.nth, organisation.daily_capacity_mg, (
                    SELECT coalesce(sum(CASE WHEN event.mass_mg > 0 THEN event.mass_mg
                        ELSE coalesce(lot.input_mg, life.input_mass_mg, 0) END), 0)::bigint
                    FROM event
                    LEFT JOIN lot ON lot.lot_id = event.lot_id
                    LEFT JOIN life AS named ON named.device_id = event.device_id AND event.lot_id IS NULL
                    LEFT JOIN life ON life.device_id = coalesce(named.merged_into, named.device_id)
                    WHERE event.organisation_id = rows.organisation_id AND event.earliest_day = rows.day
                        AND event.latest_day = rows.day AND event.fact = 'TREATED'
                        AND event.event_id IS DISTINCT FROM rows.replaces
                        AND %s
                ) AS treated_mg
                FROM %s
                JOIN organisation ON organisation.id = rows.organisation_id
                WHERE organisation.daily_capacity_mg IS NOT NULL
                """.formatted(COUNTS, days.from());
    }

    /** What came out of the devices and lots of the reports before, in milligrams, all fates together. */
    Map<Source, Long> findRecovered(Connection connection, List<Report> reports) throws SQLException {
        List<Record> records = reports.stream()
                .flatMap(report -> report.recordIds().stream().map(id -> new Record(report, id)))
                .toList();
        Map<Source, Long> recovered = new HashMap<>();
        try (PreparedStatement statement = RECORDS.prepare(connection, FIND_RECOVERED, records);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Source source = new Source(
                        row.getObject("device_id", UUID.class), row.getBoolean("of_lot"), row.getString("material"));
                recovered.put(source, row.getLong("mass_mg"));
            }
        }
        return recovered;
    }

    /** How often their organisations measured exactly the same before; counted up to {@link OutputChecks#OFTEN}. */
    Map<Masses, Integer> countEqual(Connection connection, List<Report> reports) throws SQLException {
        Map<Masses, Integer> times = new HashMap<>();
        List<Report> different = oneOfEach(reports, Masses::of);
        try (PreparedStatement statement = masses.prepare(connection, countEqual, different);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                times.put(Masses.of(different.get(row.getInt("nth") - 1)), row.getInt("times"));
            }
        }
        return times;
    }

    /** What was treated before on the days of the reports, for organisations whose capacity is known. */
    Map<Day, Load> findLoads(Connection connection, List<Report> reports) throws SQLException {
        Map<Day, Load> loads = new HashMap<>();
        List<Report> different = oneOfEach(reports, Day::of);
        try (PreparedStatement statement = days.prepare(connection, findLoads, different);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                loads.put(
                        Day.of(different.get(row.getInt("nth") - 1)),
                        new Load(row.getLong("daily_capacity_mg"), row.getLong("treated_mg")));
            }
        }
        return loads;
    }

    private static List<Report> oneOfEach(List<Report> reports, Function<Report, ?> property) {
        Map<Object, Report> different = new LinkedHashMap<>();
        reports.forEach(report -> different.putIfAbsent(property.apply(report), report));
        return List.copyOf(different.values());
    }

    private String write(Object document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Checked outputs can be written", impossible);
        }
    }
}
