package org.circulog.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Judges the database at the start, then every minute, and every five seconds while it is not safe. */
@Singleton
class DatabaseWatch {
    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);
    private static final long SECONDS_WHILE_UNSAFE = 5;
    private static final Duration WHILE_SAFE = Duration.ofMinutes(1);

    private final AgroalDataSource dataSource;
    private final Flyway flyway;
    private final DatabaseVerdict verdict;
    private final Clock clock;
    private final AtomicReference<Set<String>> knownMigrations = new AtomicReference<>();
    private final AtomicReference<Instant> lastCheck = new AtomicReference<>(Instant.MIN);
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "database watch");
        thread.setDaemon(true);
        return thread;
    });

    DatabaseWatch(AgroalDataSource dataSource, Flyway flyway, DatabaseVerdict verdict, Clock clock) {
        this.dataSource = dataSource;
        this.flyway = flyway;
        this.verdict = verdict;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        check();
        worker.scheduleWithFixedDelay(this::checkIfDue, SECONDS_WHILE_UNSAFE, SECONDS_WHILE_UNSAFE, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stopped) {
        worker.shutdownNow();
    }

    private void checkIfDue() {
        if (!verdict.isSafe() || lastCheck.get().plus(WHILE_SAFE).isBefore(clock.instant())) {
            check();
        }
    }

    /** Leaves the verdict as it is where the database does not answer: that is another matter, and passes. */
    void check() {
        lastCheck.set(clock.instant());
        if (!verdict.isSafe()) {
            // Settings of a role or a database are those of the time when a connection was made.
            dataSource.flush(AgroalDataSource.FlushMode.GRACEFUL);
        }
        try (Connection connection = dataSource.getConnection()) {
            List<String> faults = new ArrayList<>(ServerState.of(connection).faults());
            faults.addAll(SchemaHistory.of(connection, knownMigrations()).faults());
            verdict.pronounce(faults);
        } catch (SQLException | FlywayException outage) {
            LOG.warnf("The database cannot be checked for the moment: %s", outage.getMessage());
        }
    }

    private Set<String> knownMigrations() {
        if (knownMigrations.get() == null) {
            knownMigrations.set(SchemaHistory.knownTo(flyway));
        }
        return knownMigrations.get();
    }
}
