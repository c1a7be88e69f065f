package org.circulog.metrics.record;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.circulog.database.Transactions;
import org.jboss.logging.Logger;

/** Adds up the counts of events every few seconds, in one of all services at a time; figures add what is not yet. */
@Singleton
class EventTallyFolder {
    private static final Logger LOG = Logger.getLogger(EventTallyFolder.class);
    private static final long SECONDS_BETWEEN = 5;

    private final Transactions transactions;
    private final EventTallyRows rows;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "event-tally");
        thread.setDaemon(true);
        return thread;
    });

    EventTallyFolder(Transactions transactions, EventTallyRows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    void start(@Observes StartupEvent started) {
        worker.scheduleWithFixedDelay(this::fold, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stopped) {
        worker.shutdown();
    }

    private void fold() {
        try {
            transactions.write(connection -> {
                rows.fold(connection);
                return null;
            });
        } catch (RuntimeException fault) {
            LOG.warn("Counts of events are added up later", fault);
        }
    }
}
