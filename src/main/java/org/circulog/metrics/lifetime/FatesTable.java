package org.circulog.metrics.lifetime;

import java.util.List;
import java.util.stream.Stream;
import org.circulog.metrics.population.FigureTable;

/** Fates as a table: a line for each point of the curve of a group, or at each of its years where there is no curve. */
final class FatesTable {
    private static final List<String> FIGURES =
            List.of("survival", "treated", "disposed", "exported", "lost", "stolen");

    private FatesTable() {}

    static FigureTable of(FatesView view) {
        List<String> columns = Stream.concat(
                        Stream.of("suppressed", "ageDays", "atRisk"),
                        FIGURES.stream().flatMap(FatesTable::columns))
                .toList();
        return new FigureTable(
                KeyColumns.followedBy(columns),
                view.groups().stream()
                        .flatMap(group -> rows(group, columns.size()))
                        .toList());
    }

    private static Stream<String> columns(String figure) {
        return Stream.of(figure, figure + "StandardError", figure + "Lower", figure + "Upper");
    }

    private static Stream<List<Object>> rows(FateGroup group, int columns) {
        if (group.suppressed()) {
            return Stream.of(KeyColumns.suppressed(group.key(), columns));
        }
        List<FatePoint> points =
                group.curve() == null ? group.atYears() : group.curve().points();
        return points.stream().map(point -> KeyColumns.row(group.key(), values(point)));
    }

    private static Object[] values(FatePoint point) {
        return Stream.concat(
                        Stream.of(false, point.ageDays(), point.atRisk()),
                        Stream.of(
                                        point.survival(),
                                        point.treated(),
                                        point.disposed(),
                                        point.exported(),
                                        point.lost(),
                                        point.stolen())
                                .flatMap(Estimate::cells))
                .toArray();
    }
}
