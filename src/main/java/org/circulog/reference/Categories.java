package org.circulog.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableMap;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.circulog.metrics.survival.Weibull;

/** The 54 UNU keys, in the order of their codes. */
@Singleton
public final class Categories {

    private final List<Category> all;
    private final Map<String, Category> byKey;

    public Categories() {
        Map<String, List<AverageMass>> masses = byKey("average-masses.csv", Categories::averageMass);
        Map<String, List<ReferenceLifetime>> lifetimes = byKey("lifetimes.csv", Categories::lifetime);
        all = ReferenceTable.read("categories.csv", row -> category(row, masses, lifetimes));
        byKey = all.stream().collect(toUnmodifiableMap(Category::key, Function.identity()));
    }

    public List<Category> all() {
        return all;
    }

    /** Finds a category by its UNU key, four digits. */
    public Optional<Category> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Names of the sets of reference lifetimes. */
    public Set<String> lifetimeSets() {
        return all.stream()
                .flatMap(category -> category.lifetimes().stream())
                .map(ReferenceLifetime::set)
                .collect(toCollection(TreeSet::new));
    }

    private static <T> Map<String, List<T>> byKey(String table, Function<NamedCsvRecord, T> value) {
        return ReferenceTable.read(table, row -> Map.entry(row.getField("key"), value.apply(row))).stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static AverageMass averageMass(NamedCsvRecord row) {
        return new AverageMass(
                Integer.parseInt(row.getField("fromYear")),
                Integer.parseInt(row.getField("toYear")),
                Long.parseLong(row.getField("massMg")));
    }

    private static ReferenceLifetime lifetime(NamedCsvRecord row) {
        Weibull years =
                new Weibull(Double.parseDouble(row.getField("shape")), Double.parseDouble(row.getField("scaleYears")));
        return new ReferenceLifetime(row.getField("set"), years);
    }

    private static Category category(
            NamedCsvRecord row, Map<String, List<AverageMass>> masses, Map<String, List<ReferenceLifetime>> lifetimes) {
        String key = row.getField("key");
        return new Category(
                key,
                row.getField("name"),
                row.getField("eu6"),
                row.getField("eu10"),
                Boolean.parseBoolean(row.getField("professional")),
                masses.getOrDefault(key, List.of()),
                lifetimes.getOrDefault(key, List.of()));
    }
}
