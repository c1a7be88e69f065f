package org.circulog.exchange;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.circulog.database.DatabaseVerdict;
import org.circulog.web.DatabaseFaults;
import org.jboss.logging.Logger;

/** Works off imports in the background, one at a time, also those that another service had to leave. */
@Singleton
class ImportRunner {
    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    private static final long MILLIS_BETWEEN_LOOKS = 1000;
    private static final long SECONDS_FOR_LAST_GATHERING = 8;

    private final ImportRows imports;
    private final ImportRun run;
    private final DatabaseVerdict database;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "imports");
        thread.setDaemon(true);
        return thread;
    });

    ImportRunner(ImportRows imports, ImportRun run, DatabaseVerdict database) {
        this.imports = imports;
        this.run = run;
        this.database = database;
    }

    void start(@Observes StartupEvent started) {
        worker.scheduleWithFixedDelay(this::workOff, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(SECONDS_FOR_LAST_GATHERING, TimeUnit.SECONDS);
    }

    private void workOff() {
        if (!database.isSafe()) {
            return;
        }
        try {
            Optional<ClaimedImport> job = imports.claim();
            while (job.isPresent()) {
                workOn(job.get());
                job = worker.isShutdown() ? Optional.empty() : imports.claim();
            }
        } catch (RuntimeException fault) {
            // An import that is left is claimed again when its lease has run out.
            if (isPassing(fault)) {
                LOG.warnf("The work on imports waits for the database: %s", fault.getMessage());
            } else {
                LOG.error("The work on imports is interrupted", fault);
            }
        }
    }

    private void workOn(ClaimedImport job) {
        try {
            run.work(job, worker::isShutdown);
        } catch (RuntimeException fault) {
            if (isPassing(fault)) {
                throw fault;
            }
            LOG.errorf(fault, "The import %s failed", job.id());
            imports.fail(job.id(), "The service failed; its log says more about this import.");
        }
    }

    private static boolean isPassing(RuntimeException fault) {
        return DatabaseFaults.isOutage(fault) || DatabaseFaults.isTimeout(fault) || DatabaseFaults.isLostRace(fault);
    }
}
