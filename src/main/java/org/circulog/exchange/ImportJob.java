package org.circulog.exchange;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.circulog.event.RepairOutcome;
import org.hibernate.annotations.Generated;

/** An import as it is asked for and looked at; the work on it is done by {@link ImportRows}. */
@Entity
@Table(name = "import_job")
class ImportJob {
    @Id
    private UUID id;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Enumerated(EnumType.STRING)
    private ImportFormat format;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    @Column(name = "dry_run")
    private boolean dryRun;

    @Column(name = "rows_total")
    private Long rowsTotal;

    @Column(name = "rows_read")
    private long rowsRead;

    private long created;
    private long replayed;
    private long warned;
    private long rejected;
    private long fixed;
    private long repairable;

    @Column(name = "end_of_life")
    private long endOfLife;

    @Column(name = "outcome_unknown")
    private long outcomeUnknown;

    private String failure;

    @Generated
    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    protected ImportJob() {}

    ImportJob(UUID id, UUID organisationId, ImportFormat format, boolean dryRun) {
        this.id = id;
        this.organisationId = organisationId;
        this.format = format;
        this.dryRun = dryRun;
        this.state = ImportState.QUEUED;
    }

    void cancel(Instant now) {
        state = ImportState.CANCELLED;
        // The database keeps microseconds.
        finishedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** How far the job is, 0 to 100. */
    double percent() {
        if (rowsTotal == null) {
            return 0;
        }
        return rowsTotal == 0 ? 100 : 100.0 * rowsRead / rowsTotal;
    }

    Map<RepairOutcome, Long> outcomes() {
        Map<RepairOutcome, Long> outcomes = new EnumMap<>(RepairOutcome.class);
        outcomes.put(RepairOutcome.FIXED, fixed);
        outcomes.put(RepairOutcome.REPAIRABLE, repairable);
        outcomes.put(RepairOutcome.END_OF_LIFE, endOfLife);
        outcomes.put(RepairOutcome.UNKNOWN, outcomeUnknown);
        return outcomes;
    }

    UUID id() {
        return id;
    }

    UUID organisationId() {
        return organisationId;
    }

    ImportFormat format() {
        return format;
    }

    ImportState state() {
        return state;
    }

    boolean dryRun() {
        return dryRun;
    }

    Long rowsTotal() {
        return rowsTotal;
    }

    long rowsRead() {
        return rowsRead;
    }

    long created() {
        return created;
    }

    long replayed() {
        return replayed;
    }

    long warned() {
        return warned;
    }

    long rejected() {
        return rejected;
    }

    String failure() {
        return failure;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant finishedAt() {
        return finishedAt;
    }
}
