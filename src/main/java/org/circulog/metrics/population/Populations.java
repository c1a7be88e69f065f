package org.circulog.metrics.population;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.circulog.database.Transactions;
import org.circulog.lifeline.Lifeline;
import org.circulog.metrics.cells.Family;
import org.circulog.recovery.MassesThen;
import org.circulog.reference.Categories;
import org.circulog.reference.Category;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Finds the devices that a figure speaks of and counts them. */
@Singleton
public class Populations {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int EARLIEST_YEAR = 1970;
    private static final int LATEST_YEAR = 2100;

    private final Transactions transactions;
    private final RollupRows rows;
    private final Lines lines;
    private final Selections selections;
    private final Categories categories;
    private final MassesThen masses;

    Populations(
            Transactions transactions,
            RollupRows rows,
            Lines lines,
            Selections selections,
            Categories categories,
            MassesThen masses) {
        this.transactions = transactions;
        this.rows = rows;
        this.lines = lines;
        this.selections = selections;
        this.categories = categories;
        this.masses = masses;
    }

    /**
     * What was asked for, checked.
     *
     * @throws ProblemException {@code invalid-parameter} for an unknown category or dimension, a day or a moment in the
     *     future
     */
    public Selection select(FigureQuery query) {
        return selections.of(query);
    }

    /**
     * Counts what a figure needs. At the default times from rollups in milliseconds, otherwise from lives or events in
     * seconds.
     *
     * @throws ProblemException {@code service-unavailable} if that would take more than a minute, or while lives from before
     *     an upgrade are being prepared
     */
    public Reading read(Selection selection, Set<Family> families) {
        Moment moment = latestMoment(selection);
        return transactions.readTogether(connection -> read(connection, selection, families, moment));
    }

    /**
     * Counts what a figure needs, and finds lines of the same devices, as far as they had lived by its day, in the order of
     * their ids: all of them if there are not more than {@code most}, else a systematic sample of so many at most.
     *
     * @throws ProblemException as {@link #read} does
     */
    public SampledReading sample(Selection selection, Set<Family> families, int most) {
        Moment moment = latestMoment(selection);
        return transactions.readTogether(connection -> {
            Reading reading = read(connection, selection, families, moment);
            Sample sample = Sample.ofAtMost(most, reading.devices());
            Selection everywhere = selection.within(
                    categories.all().stream().map(Category::key).collect(Collectors.toSet()));
            SortedMap<UUID, Lifeline> found = new TreeMap<>();
            readLines(connection, everywhere, sample, new Moment(reading.until(), reading.knownAt()), (id, line) -> {
                if (line.isThereBy(reading.until()) && selection.filters().match(Place.of(line, reading.until()))) {
                    found.put(id, line.until(reading.until()));
                }
            });
            return new SampledReading(reading, found, sample.factor());
        });
    }

    /** Never a moment by which something may still be recorded, so that the same question has the same answer. */
    private Moment latestMoment(Selection selection) {
        Instant watermark = transactions.read(connection -> {
            if (rows.isBacklogged(connection)) {
                throw new ProblemException(
                        ProblemType.SERVICE_UNAVAILABLE,
                        "Lives from before an upgrade are being prepared for figures.");
            }
            return rows.findWatermark(connection);
        });
        Instant knownAt = selection.knownAt();
        return new Moment(
                selection.until() == null ? selections.today() : selection.until(),
                knownAt == null || knownAt.isAfter(watermark) ? watermark : knownAt);
    }

    private Reading read(Connection connection, Selection selection, Set<Family> families, Moment latest)
            throws SQLException {
        Set<Family> needed = EnumSet.of(Family.RECORD);
        needed.addAll(families);
        Tally tally = new Tally(selection, needed, categories);
        Moment moment = selection.knownAt() == null ? latest.notBefore(rows.findProgress(connection)) : latest;
        Optional<Rollup> rollup = rollupOf(selection);
        if (rollup.isPresent()) {
            readRollup(connection, rangeOf(rollup.get(), selection, needed), tally, moment);
        } else {
            readLines(connection, selection, Sample.ALL, moment, (id, line) -> tally.add(line, moment.until()));
            if (needed.contains(Family.MASS)) {
                masses.read(connection, selection.until(), moment.knownAt(), tally::add);
            }
        }
        return new Reading(selection, moment.until(), moment.knownAt(), tally.groups());
    }

    private static Optional<Rollup> rollupOf(Selection selection) {
        if (selection.until() != null || selection.knownAt() != null) {
            return Optional.empty();
        }
        Set<Dimension> dimensions = selection.filters().dimensions();
        dimensions.addAll(selection.groupBy());
        return Rollup.answering(dimensions);
    }

    private void readRollup(Connection connection, RollupRows.Range range, Tally tally, Moment moment)
            throws SQLException {
        rows.read(connection, range, segment -> tally.add(segment.place(), segment.cells()));
        rows.readDeltas(connection, moment.knownAt(), delta -> tally.add(delta, moment.until()));
    }

    private static RollupRows.Range rangeOf(Rollup rollup, Selection selection, Set<Family> families) {
        Filters filters = selection.filters();
        return new RollupRows.Range(rollup, valuesOf(rollup, filters), filters.categories(), families);
    }

    /** The values that can match; null for all. */
    private static List<String> valuesOf(Rollup rollup, Filters filters) {
        return switch (rollup) {
            case ALL -> List.of("");
            case COUNTRY -> listOf(filters.country());
            case MANUFACTURER -> listOf(filters.manufacturer());
            case REGISTERED_IN -> listOf(filters.registeredIn());
            case BIRTH_YEAR -> filters.bornFrom() == null && filters.bornUntil() == null ? null : yearsOf(filters);
        };
    }

    private static List<String> listOf(String value) {
        return value == null ? null : List.of(value);
    }

    private static List<String> yearsOf(Filters filters) {
        int from = filters.bornFrom() == null ? EARLIEST_YEAR : filters.bornFrom();
        int until = filters.bornUntil() == null ? LATEST_YEAR : filters.bornUntil();
        return IntStream.rangeClosed(from, until).mapToObj(Integer::toString).toList();
    }

    private void readLines(
            Connection connection, Selection selection, Sample sample, Moment moment, Lines.Visitor visitor)
            throws SQLException {
        long begin = System.nanoTime();
        lines.read(
                connection,
                new Lines.Request(selection.filters(), sample, moment.knownAt(), selection.knownAt() == null),
                (id, line) -> {
                    if (System.nanoTime() - begin > LONGEST.toNanos()) {
                        throw new ProblemException(
                                ProblemType.SERVICE_UNAVAILABLE,
                                "This figure takes too long at this time; ask for fewer devices, or for the default times.");
                    }
                    visitor.see(id, line);
                });
    }
}
