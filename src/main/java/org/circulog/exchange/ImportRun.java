package org.circulog.exchange;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.circulog.CirculogConfig;
import org.circulog.organisation.Caller;
import org.circulog.organisation.Callers;
import org.circulog.organisation.Role;

/**
 * Works through one import, gathering by gathering. A service that is killed between recording a gathering and counting
 * it leaves rows that count as replayed when the next one goes on: the records are right, and the sum is.
 */
@Singleton
class ImportRun {
    private final ImportFiles files;
    private final ImportRows imports;
    private final RowRecorder recorder;
    private final Callers callers;
    private final int gathering;

    ImportRun(ImportFiles files, ImportRows imports, RowRecorder recorder, Callers callers, CirculogConfig config) {
        this.files = files;
        this.imports = imports;
        this.recorder = recorder;
        this.callers = callers;
        this.gathering = config.recording().gather();
    }

    /**
     * Goes on with the import until it ends, is cancelled or has to stop.
     *
     * @param stopping asked between gatherings; the import is left to whoever comes next
     */
    void work(ClaimedImport job, BooleanSupplier stopping) {
        Optional<Caller> caller =
                callers.find(job.organisationId()).filter(organisation -> organisation.has(Role.REPAIRER));
        if (caller.isEmpty()) {
            imports.fail(job.id(), "The organisation is suspended or is no REPAIRER any more.");
            return;
        }
        try {
            if (job.rowsTotal() == null) {
                // Read to its end first: of a file that is damaged somewhere, nothing is recorded.
                imports.setTotal(job.id(), count(job.id()));
            }
            record(job, caller.get(), stopping);
        } catch (UnreadableFileException fault) {
            imports.fail(job.id(), fault.getMessage());
        }
    }

    private long count(UUID importId) {
        try (OrdsReader rows = files.open(importId)) {
            return skip(rows, Long.MAX_VALUE);
        }
    }

    private void record(ClaimedImport job, Caller caller, BooleanSupplier stopping) {
        try (OrdsReader rows = files.open(job.id())) {
            long rowsRead = skip(rows, job.rowsRead());
            while (rows.hasNext()) {
                if (stopping.getAsBoolean()) {
                    imports.release(job.id());
                    return;
                }
                List<OrdsRow> gathered = gather(rows);
                List<JudgedRow> judged =
                        job.dryRun() ? recorder.tryOut(gathered, caller) : recorder.record(gathered, caller);
                if (!imports.advance(job.id(), rowsRead, judged)) {
                    return;
                }
                rowsRead += gathered.size();
            }
            imports.finish(job.id());
        }
    }

    private List<OrdsRow> gather(Iterator<OrdsRow> rows) {
        List<OrdsRow> gathered = new ArrayList<>(gathering);
        while (gathered.size() < gathering && rows.hasNext()) {
            gathered.add(rows.next());
        }
        return gathered;
    }

    private static long skip(Iterator<OrdsRow> rows, long most) {
        long skipped = 0;
        while (skipped < most && rows.hasNext()) {
            rows.next();
            skipped++;
        }
        return skipped;
    }
}
