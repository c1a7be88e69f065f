package org.circulog.exchange;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.circulog.audit.AuditLine;
import org.circulog.audit.AuditLog;
import org.circulog.audit.Decision;
import org.circulog.database.Transactions;
import org.circulog.event.RepairOutcome;
import org.circulog.recording.RecordingStatus;

/**
 * The work on imports, shared by all services on one database. A service holds an import by a lease; whoever is too late
 * with its rows finds {@code rows_read} moved on and changes nothing.
 */
@Singleton
class ImportRows {
    /** How long an import waits after its service was killed; each gathering renews it. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Findings findings;
    private final AuditLog auditLog;
    private final Clock clock;

    ImportRows(Transactions transactions, Findings findings, AuditLog auditLog, Clock clock) {
        this.transactions = transactions;
        this.findings = findings;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Takes the oldest import that nobody works on. */
    Optional<ClaimedImport> claim() {
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    UPDATE import_job
                    SET state = 'RUNNING', started_at = coalesce(started_at, now()), leased_until = now() + make_interval(secs => ?)
                    WHERE id = (
                        SELECT id
                        FROM import_job
                        WHERE state = 'QUEUED' OR state = 'RUNNING' AND leased_until < now()
                        ORDER BY created_at
                        LIMIT 1
                        FOR UPDATE SKIP LOCKED)
                    RETURNING id, organisation_id, dry_run, rows_total, rows_read""")) {
                statement.setLong(1, LEASE.toSeconds());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(claimed(rows)) : Optional.empty();
                }
            }
        });
    }

    private static ClaimedImport claimed(ResultSet row) throws SQLException {
        return new ClaimedImport(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getBoolean("dry_run"),
                row.getObject("rows_total", Long.class),
                row.getLong("rows_read"));
    }

    void setTotal(UUID importId, long rows) {
        update("UPDATE import_job SET rows_total = ? WHERE id = ?", rows, importId);
    }

    /**
     * Adds a gathering to the import, also to one that was cancelled meanwhile, because its rows are recorded.
     *
     * @param rowsRead before the gathering
     * @return whether to go on
     */
    boolean advance(UUID importId, long rowsRead, List<JudgedRow> rows) {
        Tally tally = new Tally(rows);
        return transactions.write(connection -> {
            Optional<ImportState> state = addTally(connection, importId, rowsRead, tally);
            if (state.isPresent()) {
                findings.insert(
                        connection,
                        rows.stream().flatMap(row -> row.findings(importId)).toList());
            }
            return state.filter(now -> now == ImportState.RUNNING).isPresent();
        });
    }

    private static Optional<ImportState> addTally(Connection connection, UUID importId, long rowsRead, Tally tally)
            throws SQLException {
        String sql = """
                UPDATE import_job
                SET rows_read = rows_read + ?, created = created + ?, replayed = replayed + ?, rejected = rejected + ?,
                    warned = warned + ?, fixed = fixed + ?, repairable = repairable + ?, end_of_life = end_of_life + ?,
                    outcome_unknown = outcome_unknown + ?, leased_until = now() + make_interval(secs => ?)
                WHERE id = ? AND rows_read = ? AND state IN ('RUNNING', 'CANCELLED')
                RETURNING state""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(
                    statement,
                    (long) tally.rows().size(),
                    tally.of(RecordingStatus.CREATED),
                    tally.of(RecordingStatus.REPLAYED),
                    tally.of(RecordingStatus.REJECTED),
                    tally.warned(),
                    tally.of(RepairOutcome.FIXED),
                    tally.of(RepairOutcome.REPAIRABLE),
                    tally.of(RepairOutcome.END_OF_LIFE),
                    tally.of(RepairOutcome.UNKNOWN),
                    LEASE.toSeconds(),
                    importId,
                    rowsRead);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(ImportState.valueOf(rows.getString(1))) : Optional.empty();
            }
        }
    }

    void finish(UUID importId) {
        end(importId, ImportState.DONE, null);
    }

    /** @param reason for the organisation that sent the file */
    void fail(UUID importId, String reason) {
        end(importId, ImportState.FAILED, reason);
    }

    /** Lets the next service go on at once. */
    void release(UUID importId) {
        update("UPDATE import_job SET leased_until = now() WHERE id = ? AND state = 'RUNNING'", importId);
    }

    private void end(UUID importId, ImportState state, String failure) {
        String sql = """
                WITH ended AS (
                    UPDATE import_job
                    SET state = ?, failure = ?, finished_at = now(), leased_until = NULL
                    WHERE id = ? AND state = 'RUNNING'
                    RETURNING id, organisation_id, created, replayed, warned, rejected),
                read AS (DELETE FROM import_chunk USING ended WHERE import_id = ended.id)
                SELECT * FROM ended""";
        Decision decision = state == ImportState.DONE ? Decision.ALLOWED : Decision.FAILED;
        transactions
                .write(connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        set(statement, state.name(), failure, importId);
                        try (ResultSet rows = statement.executeQuery()) {
                            return rows.next() ? Optional.of(lineOf(rows, decision)) : Optional.<AuditLine>empty();
                        }
                    }
                })
                .ifPresent(auditLog::write);
    }

    private AuditLine lineOf(ResultSet row, Decision decision) throws SQLException {
        UUID organisationId = row.getObject("organisation_id", UUID.class);
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("importId", row.getObject("id", UUID.class));
        for (String count : List.of("created", "replayed", "warned", "rejected")) {
            about.put(count, row.getLong(count));
        }
        return AuditLine.ofWork(
                clock.instant(), new AuditLine.Caller(organisationId, null, null), "startImport", about, decision);
    }

    private void update(String sql, Object... parameters) {
        transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                set(statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }
}
