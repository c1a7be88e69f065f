package org.circulog.metrics.lifetime;

import java.util.List;
import java.util.stream.Stream;
import org.circulog.metrics.population.FigureTable;
import org.circulog.metrics.population.GroupTable;

/** Fates as a table: a line for each point of the curve of a group, or at each of its years where there is no curve. */
final class FatesTable {
    private static final String[] COLUMNS = Stream.concat(
                    Stream.of("suppressed", "ageDays", "atRisk"),
                    Stream.of("survival", "treated", "disposed", "exported", "lost", "stolen")
                            .flatMap(figure ->
                                    Stream.of(figure, figure + "StandardError", figure + "Lower", figure + "Upper")))
            .toArray(String[]::new);

    private FatesTable() {}

    static FigureTable of(FatesView view) {
        GroupTable table = new GroupTable(view.population(), COLUMNS);
        for (FateGroup group : view.groups()) {
            if (group.suppressed()) {
                table.add(group.key(), true);
            } else {
                pointsOf(group).forEach(point -> table.add(group.key(), figures(point)));
            }
        }
        return table.table();
    }

    private static List<FatePoint> pointsOf(FateGroup group) {
        return group.curve() == null ? group.atYears() : group.curve().points();
    }

    private static Object[] figures(FatePoint point) {
        return Stream.concat(
                        Stream.of(false, point.ageDays(), point.atRisk()),
                        Stream.of(
                                        point.survival(),
                                        point.treated(),
                                        point.disposed(),
                                        point.exported(),
                                        point.lost(),
                                        point.stolen())
                                .flatMap(EstimateCells::of))
                .toArray();
    }
}
