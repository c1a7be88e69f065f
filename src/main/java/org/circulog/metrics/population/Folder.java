package org.circulog.metrics.population;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.circulog.database.Transactions;
import org.circulog.metrics.cells.SparseCells;
import org.circulog.metrics.population.RollupRows.Segment;
import org.jboss.logging.Logger;

/**
 * Lets the rollups follow the changes, every few seconds, in one of all services at a time. Figures do not wait for it: they
 * add what it has not folded yet.
 */
@Singleton
public class Folder {
    private static final Logger LOG = Logger.getLogger(Folder.class);
    private static final int MOST_DELTAS = 20_000;

    /** The more changes are folded at once, the fewer rows they take; and the more there are, the longer readers add them. */
    private static final int WORTH_FOLDING = 4_000;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final int MOST_ROWS = 8;
    private static final int MOST_PARTS = 500;

    /** Rows that are small beside the largest are put together without it. */
    private static final int SMALL = 4;

    private final Transactions transactions;
    private final RollupRows rows;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "figure-folder");
        thread.setDaemon(true);
        return thread;
    });

    /** Of the worker's thread alone. */
    private Instant lastFold = Instant.EPOCH;

    Folder(Transactions transactions, RollupRows rows, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        worker.scheduleWithFixedDelay(this::foldQuietly, 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    private void foldQuietly() {
        try {
            boolean due = Duration.between(lastFold, clock.instant()).compareTo(LONGEST_WAIT) >= 0;
            if (due || transactions.read(connection -> rows.hasDeltas(connection, WORTH_FOLDING))) {
                foldAll();
                lastFold = clock.instant();
            }
        } catch (RuntimeException fault) {
            // Figures stay right without it, and it goes on where it stopped.
            LOG.warnf("The rollups of the figures could not follow: %s", fault.getMessage());
        }
    }

    /** Folds what there is by now. */
    public void foldAll() {
        Instant watermark = transactions.read(rows::findWatermark);
        RollupRows.Taken last = RollupRows.Taken.NONE;
        do {
            long after = last.lastId();
            last = transactions.write(connection ->
                    rows.tryLock(connection) ? fold(connection, watermark, after) : RollupRows.Taken.NONE);
        } while (last.seen() == MOST_DELTAS);
    }

    private RollupRows.Taken fold(Connection connection, Instant watermark, long after) throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Fold fold = new Fold();
        RollupRows.Taken taken =
                rows.takeDeltas(connection, new RollupRows.Untaken(watermark, today, after, MOST_DELTAS), fold::add);
        if (taken.seen() > 0) {
            rows.insert(connection, fold.parts());
            rows.writeProgress(connection, watermark);
            compact(connection);
        }
        return taken;
    }

    private void compact(Connection connection) throws SQLException {
        Map<Fold.Part, List<Segment>> scattered = new LinkedHashMap<>();
        rows.findScattered(connection, MOST_ROWS, MOST_PARTS)
                .forEach(segment -> scattered
                        .computeIfAbsent(segment.part(), part -> new ArrayList<>())
                        .add(segment));
        Map<Fold.Part, SparseCells> merged = new LinkedHashMap<>();
        List<Segment> replaced = new ArrayList<>();
        scattered.forEach((part, segments) -> {
            List<Segment> together = mergeable(segments);
            SparseCells cells = new SparseCells();
            together.forEach(segment -> SparseCells.read(segment.cells(), cells));
            replaced.addAll(together);
            if (!cells.isEmpty()) {
                merged.put(part, cells);
            }
        });
        rows.delete(connection, replaced);
        rows.insert(connection, merged);
    }

    /** All rows of a part, or all but the largest as long as the others are small beside it. */
    private static List<Segment> mergeable(List<Segment> segments) {
        Segment largest = segments.stream()
                .max(Comparator.comparingInt(segment -> segment.cells().length))
                .orElseThrow();
        int all = segments.stream().mapToInt(segment -> segment.cells().length).sum();
        if ((all - largest.cells().length) * SMALL >= largest.cells().length) {
            return segments;
        }
        return segments.stream().filter(segment -> segment != largest).toList();
    }
}
