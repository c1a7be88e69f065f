package org.circulog.metrics.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table with one row for each group of an answer: what its devices have in common, and figures of them. */
public final class GroupTable {
    private final List<Dimension> groupBy;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    /** @param figures names of the columns that follow those of the key */
    public GroupTable(PopulationView population, String... figures) {
        groupBy = population.groupBy();
        columns = new ArrayList<>(groupBy.stream().map(Dimension::code).toList());
        columns.addAll(Arrays.asList(figures));
    }

    /** Adds a row; what is not given at its end is left empty, as in a suppressed group. */
    public GroupTable add(GroupKey key, Object... figures) {
        List<Object> row = new ArrayList<>(groupBy.stream().map(key::get).toList());
        row.addAll(Arrays.asList(figures));
        while (row.size() < columns.size()) {
            row.add(null);
        }
        rows.add(row);
        return this;
    }

    public FigureTable table() {
        return new FigureTable(columns, rows);
    }
}
