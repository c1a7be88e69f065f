package org.circulog.exchange;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.organisation.Caller;
import org.circulog.organisation.Role;
import org.circulog.time.UuidV7;
import org.circulog.web.Page;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Imports as jobs: asked for, followed and cancelled here, worked off by {@link ImportRunner}. */
@ApplicationScoped
class ImportService {
    private static final int CHUNK_BYTES = 1 << 20;

    private final ImportJobRepository jobs;
    private final Findings findings;
    private final UuidV7 ids;
    private final Clock clock;

    ImportService(ImportJobRepository jobs, Findings findings, UuidV7 ids, Clock clock) {
        this.jobs = jobs;
        this.findings = findings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps the file as it came; when this returns, the import will be done whatever happens to the service. */
    @Transactional
    public ImportView start(Caller caller, ImportFormat format, boolean dryRun, UploadedFile file) {
        ImportJob job = new ImportJob(ids.next(), caller.organisationId(), format, dryRun);
        jobs.persistAndFlush(job);
        try (InputStream content = file.open()) {
            keep(job, content);
        } catch (IOException fault) {
            // Unchecked, because a checked one would commit what there is of the file.
            throw new UncheckedIOException(fault);
        }
        return ImportView.of(job, List.of());
    }

    private void keep(ImportJob job, InputStream file) throws IOException {
        int ordinal = 0;
        for (byte[] chunk = file.readNBytes(CHUNK_BYTES); chunk.length > 0; chunk = file.readNBytes(CHUNK_BYTES)) {
            jobs.addChunk(job.id(), ordinal++, chunk);
        }
    }

    /** The imports of the caller's organisation, for ADMIN of all, latest first. */
    @Transactional
    public Page<ImportView> list(Caller caller, UUID before, int limit) {
        UUID organisation = caller.has(Role.ADMIN) ? null : caller.organisationId();
        List<ImportJob> rows = jobs.listBefore(organisation, before, limit + 1);
        Map<UUID, List<FindingCount>> counts = findings
                .count(rows.stream().map(ImportJob::id).toList())
                .stream()
                .collect(groupingBy(FindingCount::importId));
        return Page.of(rows, limit, job -> job.id().toString())
                .map(job -> ImportView.of(job, counts.getOrDefault(job.id(), List.of())));
    }

    /** @throws ProblemException {@code not-found} also for an import that the caller may not know of */
    @Transactional
    public ImportView get(Caller caller, UUID id) {
        return jobs.findByIdOptional(id)
                .filter(job -> mayKnow(caller, job))
                .map(this::view)
                .orElseThrow(ImportService::unknownImport);
    }

    /** @throws ProblemException {@code not-found}, or {@code state-conflict} if the import has ended by itself */
    @Transactional
    public ImportView cancel(Caller caller, UUID id) {
        ImportJob job =
                jobs.findLocked(id).filter(found -> mayKnow(caller, found)).orElseThrow(ImportService::unknownImport);
        if (!job.state().isEnd()) {
            job.cancel(clock.instant());
            jobs.removeChunks(id);
        } else if (job.state() != ImportState.CANCELLED) {
            throw new ProblemException(ProblemType.STATE_CONFLICT, "The import is " + job.state() + ".");
        }
        return view(job);
    }

    private ImportView view(ImportJob job) {
        return ImportView.of(job, findings.count(List.of(job.id())));
    }

    private static boolean mayKnow(Caller caller, ImportJob job) {
        return caller.has(Role.ADMIN) || caller.organisationId().equals(job.organisationId());
    }

    private static ProblemException unknownImport() {
        return ProblemException.notFound("This import");
    }
}
