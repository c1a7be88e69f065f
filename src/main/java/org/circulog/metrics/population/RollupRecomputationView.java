package org.circulog.metrics.population;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.circulog.metrics.cells.Family;
import org.circulog.metrics.cells.SparseCells;
import org.circulog.web.Audited;

/**
 * What a comparison of the rollups with the lives found.
 *
 * @param devices whose lives were counted
 * @param differing parts of rollups that do not have what the lives give
 * @param repaired how many of them have it now
 * @param differences the first of them
 */
public record RollupRecomputationView(
        @NotNull Long devices,
        @NotNull Long differing,
        @NotNull Long repaired,
        @NotNull List<Difference> differences) implements Audited {
    static final RollupRecomputationView NONE = new RollupRecomputationView(0L, 0L, 0L, List.of());
    private static final int MOST_SHOWN = 100;

    public RollupRecomputationView {
        differences = List.copyOf(differences);
    }

    /**
     * A part of a rollup that differs.
     *
     * @param missing what must be added to it, by measure and value
     */
    public record Difference(
            @NotNull String dimension,
            @NotNull String value,
            @NotNull String category,
            @NotNull Family family,
            @NotNull String missing) {}

    record Compared(long devices, Map<Fold.Part, SparseCells> missing) {}

    RollupRecomputationView plus(Compared compared, boolean repair) {
        List<Difference> all = new ArrayList<>(differences);
        compared.missing().forEach((part, cells) -> {
            if (all.size() < MOST_SHOWN) {
                all.add(new Difference(
                        part.rollup().name(), part.value(), part.category(), part.family(), shorten(cells.toString())));
            }
        });
        all.sort(Comparator.comparing(Difference::category)
                .thenComparing(Difference::dimension)
                .thenComparing(Difference::value)
                .thenComparing(Difference::family));
        int found = compared.missing().size();
        return new RollupRecomputationView(
                devices + compared.devices(), differing + found, repaired + (repair ? found : 0), all);
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("devices", devices, "differing", differing, "repaired", repaired);
    }

    private static String shorten(String text) {
        int most = 500;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
