package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.circulog.event.EventService;
import org.circulog.lot.LotRows;
import org.circulog.metrics.cells.SparseCells;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Counts what is loose in lots, and what came out of lots and devices, from all records as they were known at a moment. */
@Singleton
public class MassesThen {
    private static final int LOTS_AT_ONCE = 200;
    private static final long LONGEST_NANOS = 30_000_000_000L;

    private final EventService events;
    private final LotRows lots;
    private final MassSources sources;

    MassesThen(EventService events, LotRows lots, MassSources sources) {
        this.events = events;
        this.lots = lots;
        this.sources = sources;
    }

    /**
     * Hands out all counts, group by group in no order; takes seconds where there are many records.
     *
     * @param until last day whose events count; null for all that are recorded
     * @throws ProblemException {@code service-unavailable} if it takes more than half a minute
     */
    public void read(
            Connection connection, LocalDate until, Instant knownAt, BiConsumer<MassGroup, SparseCells> consumer)
            throws SQLException {
        Moment moment = new Moment(events.asOf(until), knownAt);
        long end = System.nanoTime() + LONGEST_NANOS;
        sources.forEachDevice(connection, moment, (group, cells) -> {
            requireTime(end);
            consumer.accept(group, cells);
        });
        List<UUID> ids = lots.listIds(connection, null, LOTS_AT_ONCE);
        while (!ids.isEmpty()) {
            requireTime(end);
            sources.ofLots(connection, ids, moment).values().forEach(groups -> groups.forEach(consumer));
            ids = lots.listIds(connection, ids.get(ids.size() - 1), LOTS_AT_ONCE);
        }
    }

    private static void requireTime(long end) {
        if (System.nanoTime() > end) {
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE,
                    "This figure takes too long at this time; ask for it at the default times.");
        }
    }
}
