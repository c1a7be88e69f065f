package org.circulog.metrics.mass;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.Method;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.Selection;
import org.circulog.recovery.OutputCodes;
import org.circulog.reference.Categories;
import org.circulog.web.ProblemException;

/** Answers what became of what was collected. */
@Singleton
public class RecoveryFiguresService {
    private final Populations populations;
    private final OutputCodes codes;
    private final Categories categories;
    private final Transactions transactions;

    RecoveryFiguresService(
            Populations populations, OutputCodes codes, Categories categories, Transactions transactions) {
        this.populations = populations;
        this.codes = codes;
        this.categories = categories;
        this.transactions = transactions;
    }

    /**
     * @param placedOnMarketMg yearly average of what was placed on the market; null if it is not known
     * @throws ProblemException {@code invalid-parameter} also for a market with several groups, as {@link Populations} else
     */
    RecoveryFiguresView get(FigureQuery query, Long placedOnMarketMg) {
        Selection selection = populations.select(query);
        if (placedOnMarketMg != null && !selection.groupBy().isEmpty()) {
            throw ProblemException.invalidParameter("placedOnMarketMg", "speaks of one market, not of several groups");
        }
        MassReading reading = MassReading.of(populations, selection);
        Long collectedBeforeMg = placedOnMarketMg == null ? null : collectedBeforeMg(selection, reading.reading());
        Map<Integer, UUID> organisations = findOrganisations();
        return new RecoveryFiguresView(
                reading.population(),
                reading.reading().until(),
                reading.reading().knownAt(),
                Method.VERSION,
                RecoveryFiguresView.UNIT,
                reading.lotsExcluded(),
                reading.reading().groups().stream()
                        .map(group -> reading.isSuppressed(group)
                                ? RecoveryFigureGroup.suppressed(group.key())
                                : view(
                                        group,
                                        reading,
                                        organisations,
                                        placedOnMarketMg == null
                                                ? null
                                                : marketOf(
                                                        reading.massesOf(group), collectedBeforeMg, placedOnMarketMg)))
                        .toList());
    }

    /** What had been collected a year before. */
    private long collectedBeforeMg(Selection selection, Reading reading) {
        MassReading before =
                MassReading.of(populations, selection.asOf(reading.until().minusYears(1), reading.knownAt()));
        return before.reading().groups().stream()
                .mapToLong(group -> before.massesOf(group).collectedMg())
                .sum();
    }

    private static MarketView marketOf(Masses masses, long collectedBeforeMg, long placedOnMarketMg) {
        long collectedMg = Math.max(0, masses.collectedMg() - collectedBeforeMg);
        return MarketView.of(collectedMg, placedOnMarketMg, masses.treatment());
    }

    private RecoveryFigureGroup view(
            Group group, MassReading reading, Map<Integer, UUID> organisations, MarketView market) {
        Masses masses = reading.massesOf(group);
        return new RecoveryFigureGroup(
                group.key(),
                group.devices(),
                false,
                CollectedView.of(masses),
                ReuseView.of(masses),
                TreatmentView.all(group.byCategory(), reading.lotsExcluded(), categories),
                reading.lotsExcluded() ? null : MaterialView.all(masses, codes),
                reading.lotsExcluded() ? null : OutputView.all(masses, codes),
                reading.lotsExcluded() ? null : BalanceView.of(masses, codes, organisations),
                market);
    }

    private Map<Integer, UUID> findOrganisations() {
        return transactions.read(connection -> {
            Map<Integer, UUID> ids = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT number, id FROM organisation");
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.put(row.getInt("number"), row.getObject("id", UUID.class));
                }
            }
            return ids;
        });
    }
}
