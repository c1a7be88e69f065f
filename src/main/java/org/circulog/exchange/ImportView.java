package org.circulog.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.event.RepairOutcome;
import org.circulog.web.Audited;

/**
 * An import and what became of its rows so far.
 *
 * @param rowsTotal null as long as they are not counted
 * @param outcomes of the rows created or replayed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
        @NotNull UUID id,
        @NotNull ImportFormat format,
        @NotNull ImportState state,
        @NotNull Boolean dryRun,
        @JsonInclude(JsonInclude.Include.ALWAYS) Integer rowsTotal,
        @NotNull Integer rowsRead,
        @NotNull Double percent,
        @NotNull Integer created,
        @NotNull Integer replayed,
        @NotNull Integer warned,
        @NotNull Integer rejected,
        @NotNull Map<RepairOutcome, Long> outcomes,
        @NotNull List<CodeCount> warnings,
        @NotNull List<CodeCount> rejections,
        @NotNull Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        String failure)
        implements Audited {

    ImportView {
        warnings = List.copyOf(warnings);
        rejections = List.copyOf(rejections);
    }

    static ImportView of(ImportJob job, List<FindingCount> counts) {
        return new ImportView(
                job.id(),
                job.format(),
                job.state(),
                job.dryRun(),
                job.rowsTotal() == null ? null : Math.toIntExact(job.rowsTotal()),
                Math.toIntExact(job.rowsRead()),
                job.percent(),
                Math.toIntExact(job.created()),
                Math.toIntExact(job.replayed()),
                Math.toIntExact(job.warned()),
                Math.toIntExact(job.rejected()),
                job.outcomes(),
                codes(counts, false),
                codes(counts, true),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.failure());
    }

    private static List<CodeCount> codes(List<FindingCount> counts, boolean rejections) {
        return counts.stream()
                .filter(count -> count.rejected() == rejections)
                .map(count -> new CodeCount(count.code(), count.rows()))
                .toList();
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("importId", id, "created", created, "replayed", replayed, "warned", warned, "rejected", rejected);
    }
}
