package org.circulog.idempotency;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Deletes answers that have lapsed, once an hour; services on one database share the work. */
@Singleton
class Forgetting {
    private static final Logger LOG = Logger.getLogger(Forgetting.class);
    private static final long MINUTES_BETWEEN = 60;

    private final RememberedAnswers answers;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "forgetting");
        thread.setDaemon(true);
        return thread;
    });

    Forgetting(RememberedAnswers answers) {
        this.answers = answers;
    }

    void start(@Observes StartupEvent started) {
        worker.scheduleWithFixedDelay(this::forgetAll, 1, MINUTES_BETWEEN, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent stopped) {
        worker.shutdown();
    }

    private void forgetAll() {
        try {
            while (answers.forget() > 0 && !worker.isShutdown()) {
                LOG.debug("Deleted answers that have lapsed");
            }
        } catch (RuntimeException fault) {
            LOG.warn("Answers that have lapsed stay for another hour", fault);
        }
    }
}
