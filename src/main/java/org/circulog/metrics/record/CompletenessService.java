package org.circulog.metrics.record;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.EnumSet;
import org.circulog.database.Transactions;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Method;
import org.circulog.metrics.population.PopulationView;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.Selection;
import org.circulog.web.ProblemException;

/** Answers what is known of devices, and how events come in. */
@Singleton
public class CompletenessService {
    private final Populations populations;
    private final EventTallyRows tallies;
    private final Transactions transactions;

    CompletenessService(Populations populations, EventTallyRows tallies, Transactions transactions) {
        this.populations = populations;
        this.tallies = tallies;
        this.transactions = transactions;
    }

    /** @throws ProblemException as {@link Populations} does */
    CompletenessView get(FigureQuery query, RecordingPeriod period) {
        Selection selection = populations.select(query);
        Reading reading = populations.read(selection, EnumSet.of(Family.LIFETIME, Family.RECORD, Family.MASS));
        EventTally tally = tally(selection, reading, period);
        return new CompletenessView(
                PopulationView.of(reading),
                reading.until(),
                Method.VERSION,
                tally.events(),
                tally.warnings(),
                tally.delay(),
                selection.named().country(),
                period.from,
                period.until,
                reading.knownAt(),
                reading.groups().stream().map(CompletenessGroup::of).toList());
    }

    private EventTally tally(Selection selection, Reading reading, RecordingPeriod period) {
        LocalDate until = selection.until();
        EventTallyRows.Request request =
                new EventTallyRows.Request(selection.named().country(), period, until, reading.knownAt());
        boolean isPresent = until == null && selection.knownAt() == null;
        return transactions.readTogether(
                connection -> isPresent ? tallies.find(connection, request) : tallies.count(connection, request));
    }
}
