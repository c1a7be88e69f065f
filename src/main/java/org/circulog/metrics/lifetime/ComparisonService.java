package org.circulog.metrics.lifetime;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.population.Dimension;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.metrics.population.Group;
import org.circulog.metrics.population.Method;
import org.circulog.metrics.population.PopulationView;
import org.circulog.metrics.population.Populations;
import org.circulog.metrics.population.Reading;
import org.circulog.metrics.population.Selection;
import org.circulog.web.ProblemException;

/** Answers whether groups of devices live equally long. */
@Singleton
public class ComparisonService {
    private static final int FEWEST_GROUPS = 2;
    private static final int MOST_GROUPS = 20;

    private final Populations populations;

    ComparisonService(Populations populations) {
        this.populations = populations;
    }

    /**
     * @throws ProblemException {@code invalid-parameter} unless either devices are grouped or {@code by} is given, if there
     *     are not 2 to 20 groups of enough devices, and as {@link Populations} does
     */
    ComparisonView get(FigureQuery figure, ComparisonQuery query) {
        Selection selection = populations.select(figure);
        requireOneQuestion(selection, query);
        Reading reading = populations.read(selection, EnumSet.of(Family.LIFETIME));
        List<Side> sides = query.by == null ? groups(reading) : states(reading, query.by);
        Comparison comparison = new Comparison(
                new Comparison.Options(query.censoring, query.stratify, new Tau(query.tau, query.minAtRisk)),
                reading,
                sides);
        if (query.by != null && !comparison.isOfMany()) {
            throw tooFew();
        }
        return view(reading, query, comparison);
    }

    private static void requireOneQuestion(Selection selection, ComparisonQuery query) {
        boolean grouped = !selection.groupBy().isEmpty();
        if (grouped && query.by != null) {
            throw ProblemException.invalidParameter("by", "cannot be had together with `groupBy`");
        } else if (!grouped && query.by == null) {
            throw ProblemException.invalidParameter("groupBy", "must say what is compared, or `by` must");
        } else if (selection.groupBy().contains(Dimension.CATEGORY) && query.stratify == Stratification.CATEGORY) {
            throw ProblemException.invalidParameter("stratify", "leaves nothing to compare of groups by category");
        }
    }

    private static List<Side> groups(Reading reading) {
        List<Side> sides = reading.groups().stream()
                .filter(group -> !group.isSuppressed())
                .map(group -> new Side(group, null))
                .toList();
        if (sides.size() < FEWEST_GROUPS || sides.size() > MOST_GROUPS) {
            throw ProblemException.invalidParameter(
                    "groupBy",
                    "gives %d groups of at least %d devices, of which %d to %d can be compared"
                            .formatted(sides.size(), Group.FEWEST, FEWEST_GROUPS, MOST_GROUPS));
        }
        return sides;
    }

    private static List<Side> states(Reading reading, ComparedBy by) {
        Group all = reading.groups().get(0);
        if (all.isSuppressed()) {
            throw tooFew();
        }
        return by.states().stream().map(state -> new Side(all, state)).toList();
    }

    private static ProblemException tooFew() {
        return ProblemException.invalidParameter(
                "by", "needs at least %d devices at risk on each side".formatted(Group.FEWEST));
    }

    private static ComparisonView view(Reading reading, ComparisonQuery query, Comparison comparison) {
        return new ComparisonView(
                PopulationView.of(reading),
                reading.until(),
                reading.knownAt(),
                Method.VERSION,
                LifetimesView.UNIT,
                query.censoring,
                query.by,
                query.stratify,
                query.tau,
                query.minAtRisk,
                comparison.tau(),
                comparison.isTauLowered(),
                comparison.conditionalOnAgeDays(),
                comparison.test(),
                query.by == null ? withSuppressed(reading, comparison.groups()) : comparison.groups());
    }

    /** In the order of their keys again. */
    private static List<ComparedGroup> withSuppressed(Reading reading, List<ComparedGroup> compared) {
        Iterator<ComparedGroup> next = compared.iterator();
        return reading.groups().stream()
                .map(group -> group.isSuppressed() ? ComparedGroup.suppressed(group.key()) : next.next())
                .toList();
    }
}
