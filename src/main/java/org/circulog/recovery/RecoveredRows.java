package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circulog.database.ManyRows;
import org.circulog.event.Event;
import org.circulog.event.MaterialRecovery.Output;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/**
 * What came out of devices and lots per material and fate, of the events that count, and how much of it is claimed. Changed
 * in the transaction of the event, under the lock of its device or lot.
 */
@Singleton
public class RecoveredRows {
    private static final ManyRows<Recovered> COLUMNS = new ManyRows<Recovered>()
            .column("subject_id", "uuid", row -> row.key().subjectId())
            .column("of_lot", "boolean", row -> row.key().ofLot())
            .column("organisation_id", "uuid", row -> row.key().organisationId())
            .column("material", "text", row -> row.key().material())
            .column("fate", "text", row -> row.key().fate())
            .column("mass_mg", "bigint", Recovered::massMg)
            .column("claimed_mg", "bigint", Recovered::claimedMg);

    private static final ManyRows<Recovered.Key> KEYS = new ManyRows<Recovered.Key>()
            .column("subject_id", "uuid", Recovered.Key::subjectId)
            .column("of_lot", "boolean", Recovered.Key::ofLot)
            .column("organisation_id", "uuid", Recovered.Key::organisationId)
            .column("material", "text", Recovered.Key::material)
            .column("fate", "text", Recovered.Key::fate);

    private static final ManyRows<Source> SOURCES = new ManyRows<Source>()
            .column("subject_id", "uuid", source -> source.subject().id())
            .column("of_lot", "boolean", source -> source.subject().ofLot())
            .column("preliminary", "boolean", source -> source.subject().preliminary())
            .column("record_id", "uuid", Source::recordId);

    private static final String UPSERT = """
            INSERT INTO recovered AS row (%1$s) SELECT %1$s FROM %2$s ORDER BY nth
            ON CONFLICT ON CONSTRAINT recovered_pk DO UPDATE SET
            """.formatted(COLUMNS.names(), COLUMNS.from());

    private static final String ADD = UPSERT + "mass_mg = row.mass_mg + EXCLUDED.mass_mg";

    private static final String WRITE = UPSERT + "mass_mg = EXCLUDED.mass_mg, claimed_mg = EXCLUDED.claimed_mg";

    private static final String DELETE = """
            DELETE FROM recovered USING %s
            WHERE (recovered.subject_id, recovered.of_lot, recovered.organisation_id, recovered.material, recovered.fate)
                = (rows.subject_id, rows.of_lot, rows.organisation_id, rows.material, rows.fate)
            """.formatted(KEYS.from());

    private static final String FIND = """
            SELECT recovered.*
            FROM (SELECT DISTINCT subject_id, of_lot FROM %s) AS subject
            JOIN recovered USING (subject_id, of_lot)
            ORDER BY subject_id, of_lot, organisation_id, material, fate
            """.formatted(SOURCES.from());

    /** From the events that count and the claims in force, whatever was kept. */
    private static final String COUNT = """
            WITH source AS MATERIALIZED (SELECT * FROM %s)
            SELECT subject_id, of_lot, organisation_id, material, fate,
                sum(mass_mg)::bigint AS mass_mg, sum(claimed_mg)::bigint AS claimed_mg
            FROM (
                SELECT source.subject_id, source.of_lot, event.organisation_id, output ->> 'material' AS material,
                    CASE WHEN source.preliminary THEN '%s' ELSE output ->> 'fate' END AS fate,
                    (output ->> 'massMg')::bigint AS mass_mg, 0 AS claimed_mg
                FROM source
                JOIN event ON event.device_id = source.record_id AND (event.lot_id IS NOT NULL) = source.of_lot
                CROSS JOIN jsonb_array_elements(event.content -> 'materialRecovery' -> 'outputs') AS output
                WHERE event.type = 'MATERIAL_RECOVERY'
                    AND NOT EXISTS (SELECT FROM event_void
                        WHERE (event_void.device_id, event_void.sequence) = (event.device_id, event.sequence))
                UNION ALL
                SELECT source.subject_id, source.of_lot, claim.organisation_id, claim.material, 'RECYCLED', 0, claim.mass_mg
                FROM source
                JOIN claim ON coalesce(claim.device_id, claim.lot_id) = source.record_id
                    AND (claim.lot_id IS NOT NULL) = source.of_lot
                WHERE claim.state <> 'CANCELLED'
            ) AS counted
            GROUP BY subject_id, of_lot, organisation_id, material, fate
            """.formatted(SOURCES.from(), Recovered.INTERMEDIATE);

    private final MassContributions contributions;

    RecoveredRows(MassContributions contributions) {
        this.contributions = contributions;
    }

    /** One of the ids under which the events of a subject are kept. */
    private record Source(RecoverySubject subject, UUID recordId) {}

    /** Adds what came out with new events; each subject is given with the ids of its records. */
    public void add(Connection connection, List<Event> events, Collection<RecoverySubject> subjects)
            throws SQLException {
        Map<UUID, RecoverySubject> devices = new TreeMap<>();
        Map<UUID, RecoverySubject> lots = new TreeMap<>();
        subjects.forEach(subject ->
                subject.recordIds().forEach(record -> (subject.ofLot() ? lots : devices).put(record, subject)));
        Map<Recovered.Key, Long> masses = new TreeMap<>();
        for (Event event : events) {
            if (event.body().materialRecovery() != null) {
                RecoverySubject subject = (event.lotId() == null ? devices : lots).get(event.deviceId());
                event.body()
                        .materialRecovery()
                        .outputs()
                        .forEach(output -> masses.merge(
                                keyOf(subject, event.organisationId(), output), output.massMg(), Math::addExact));
            }
        }
        COLUMNS.execute(
                connection,
                ADD,
                masses.entrySet().stream()
                        .map(mass -> new Recovered(mass.getKey(), mass.getValue(), 0))
                        .toList());
        contributions.follow(connection, subjects);
    }

    private static Recovered.Key keyOf(RecoverySubject subject, UUID organisationId, Output output) {
        return new Recovered.Key(
                subject.id(),
                subject.ofLot(),
                organisationId,
                output.material(),
                subject.preliminary() ? Recovered.INTERMEDIATE : output.fate().name());
    }

    /**
     * Derives the rows of subjects from their events and claims, however they were.
     *
     * @throws ProblemException {@code claimed} if more is claimed than is recovered then
     */
    public void rebuild(Connection connection, Collection<RecoverySubject> subjects) throws SQLException {
        // The rows first: a claim that waited for one of them, or that this waited for, is among the claims then.
        Map<Recovered.Key, Recovered> kept = read(connection, FIND + "FOR UPDATE OF recovered", subjects);
        Map<Recovered.Key, Recovered> counted = read(connection, COUNT, subjects);
        Optional<Recovered> overclaimed =
                counted.values().stream().filter(Recovered::isOverclaimed).findFirst();
        if (overclaimed.isPresent()) {
            throw new ProblemException(claimed(overclaimed.get()));
        }
        write(connection, kept, counted);
        contributions.follow(connection, subjects);
    }

    private static void write(
            Connection connection, Map<Recovered.Key, Recovered> kept, Map<Recovered.Key, Recovered> counted)
            throws SQLException {
        List<Recovered.Key> gone =
                kept.keySet().stream().filter(key -> !counted.containsKey(key)).toList();
        if (!gone.isEmpty()) {
            KEYS.execute(connection, DELETE, gone);
        }
        List<Recovered> changed = counted.values().stream()
                .filter(row -> !row.equals(kept.get(row.key())))
                .toList();
        if (!changed.isEmpty()) {
            COLUMNS.execute(connection, WRITE, changed);
        }
    }

    /** What is kept of a subject, and what its events and claims add up to. */
    public record Mismatch(String recorded, String recomputed) {
        private Mismatch and(Mismatch more) {
            return new Mismatch(recorded + "; " + more.recorded, recomputed + "; " + more.recomputed);
        }
    }

    /**
     * Compares the rows of subjects with what their events and claims add up to.
     *
     * @param repair whether to write what they add up to; rows of which more is claimed then stay as they are
     * @return those that differ, by the ids of their subjects
     */
    public Map<UUID, Mismatch> compare(Connection connection, Collection<RecoverySubject> subjects, boolean repair)
            throws SQLException {
        Map<Recovered.Key, Recovered> kept = read(connection, FIND, subjects);
        Map<Recovered.Key, Recovered> counted = read(connection, COUNT, subjects);
        Set<UUID> differing = new TreeSet<>();
        Stream.concat(kept.values().stream(), counted.values().stream())
                .filter(row -> !row.equals(kept.get(row.key())) || !row.equals(counted.get(row.key())))
                .forEach(row -> differing.add(row.key().subjectId()));
        Map<UUID, Mismatch> mismatches = new TreeMap<>();
        differing.forEach(id -> mismatches.put(id, new Mismatch(textOf(id, kept), textOf(id, counted))));
        if (repair) {
            counted.values().removeIf(Recovered::isOverclaimed);
            write(connection, kept, counted);
        }
        contributions
                .compare(connection, subjects, repair)
                .forEach((id, mismatch) -> mismatches.merge(id, mismatch, Mismatch::and));
        return mismatches;
    }

    /** Lets figures follow a change that leaves what came out as it is. */
    public void follow(Connection connection, Collection<RecoverySubject> subjects) throws SQLException {
        contributions.follow(connection, subjects);
    }

    private static String textOf(UUID subjectId, Map<Recovered.Key, Recovered> rows) {
        return rows.values().stream()
                .filter(row -> row.key().subjectId().equals(subjectId))
                .map(row -> "%s %s %d mg, %d claimed"
                        .formatted(row.key().material(), row.key().fate(), row.massMg(), row.claimedMg()))
                .collect(Collectors.joining("; "));
    }

    private static Map<Recovered.Key, Recovered> read(
            Connection connection, String sql, Collection<RecoverySubject> subjects) throws SQLException {
        List<Source> sources =
                subjects.stream().flatMap(RecoveredRows::sourcesOf).toList();
        Map<Recovered.Key, Recovered> rows = new TreeMap<>();
        try (PreparedStatement statement = SOURCES.prepare(connection, sql, sources);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Recovered recovered = read(row);
                rows.put(recovered.key(), recovered);
            }
        }
        return rows;
    }

    /** At least one, so that the rows of a subject without records are found too. */
    private static Stream<Source> sourcesOf(RecoverySubject subject) {
        return subject.recordIds().isEmpty()
                ? Stream.of(new Source(subject, null))
                : subject.recordIds().stream().map(record -> new Source(subject, record));
    }

    private static Recovered read(ResultSet row) throws SQLException {
        Recovered.Key key = new Recovered.Key(
                row.getObject("subject_id", UUID.class),
                row.getBoolean("of_lot"),
                row.getObject("organisation_id", UUID.class),
                row.getString("material"),
                row.getString("fate"));
        return new Recovered(key, row.getLong("mass_mg"), row.getLong("claimed_mg"));
    }

    private static Problem claimed(Recovered row) {
        return Problem.of(
                ProblemType.CLAIMED,
                row.claimedMg() + " mg of " + row.key().material() + " are claimed, and " + row.massMg()
                        + " mg would be recovered.",
                List.of(),
                Map.of("claimedMg", row.claimedMg(), "material", row.key().material()));
    }
}
