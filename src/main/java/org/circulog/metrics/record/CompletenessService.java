package org.circulog.metrics.record;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Method;
import org.circulog.metrics.population.PopulationView;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.SampledReading;
import org.circulog.metrics.population.Selection;
import org.circulog.web.ProblemException;

/** Answers what is known of devices, and how events come in. */
@Singleton
public class CompletenessService {
    private static final Set<Family> FAMILIES = EnumSet.of(Family.RECORD, Family.MASS);

    /** Devices whose identifiers are looked at; at least half as many are, which is within a percentage point of all. */
    private static final int LOOKED_AT_MOST = 5_000;

    private final Populations populations;
    private final EventTallyRows tallies;
    private final IdentifiedRows identified;
    private final Transactions transactions;

    CompletenessService(
            Populations populations, EventTallyRows tallies, IdentifiedRows identified, Transactions transactions) {
        this.populations = populations;
        this.tallies = tallies;
        this.identified = identified;
        this.transactions = transactions;
    }

    /** @throws ProblemException as {@link Populations} does */
    CompletenessView get(FigureQuery query, RecordingPeriod period) {
        Selection selection = populations.select(query);
        if (!selection.groupBy().isEmpty()) {
            return view(populations.read(selection, FAMILIES), null, period);
        }
        SampledReading sampled = populations.sample(selection, FAMILIES, LOOKED_AT_MOST);
        return view(sampled.reading(), identified(sampled), period);
    }

    private IdentifiedShare identified(SampledReading sampled) {
        Set<UUID> devices = sampled.linesById().keySet();
        Instant knownAt = sampled.reading().knownAt();
        long found = transactions.readTogether(connection -> identified.count(connection, devices, knownAt));
        return IdentifiedShare.of(devices.size(), found, sampled.factor());
    }

    private CompletenessView view(Reading reading, IdentifiedShare identified, RecordingPeriod period) {
        Selection selection = reading.selection();
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
                reading.groups().stream()
                        .map(group -> CompletenessGroup.of(group, identified))
                        .toList());
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
