package org.circulog.simulation;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.circulog.reference.Categories;
import org.circulog.reference.Category;
import org.circulog.reference.ReferenceLifetime;

/** What is sold where: the categories, some 2,000 models of 60 manufacturers, and 16 countries. */
final class Market {
    private static final int MANUFACTURERS = 60;
    private static final int MODELS = 2000;
    private static final int FEWEST_MODELS = 6;
    private static final List<String> FIRST =
            List.of("Ak", "Bel", "Cor", "Dan", "El", "Fer", "Gal", "Hal", "Iv", "Jun");
    private static final List<String> LAST = List.of("ara", "etto", "ion", "marck", "onix", "ware");

    private final Map<Integer, Weighted<Product>> productsByYear = new HashMap<>();
    private final Map<Product, Weighted<Model>> models = new HashMap<>();
    private final List<Country> countries;
    private final Weighted<Country> anyCountry;

    /**
     * A category as the market has it.
     *
     * @param repairs attempts that a device sees by the mean age at the end of its life
     */
    record Product(Category category, double sold, double repairs, int firstYear, int lastYear) {
        boolean isSoldIn(int year) {
            return firstYear <= year && year <= lastYear;
        }

        ReferenceLifetime lifetime() {
            return category.lifetime(ReferenceLifetime.DEFAULT_SET).orElseThrow();
        }
    }

    /**
     * One model.
     *
     * @param durability factor on the reference lifetime of its category
     * @param recycledPercent of its material; null where the manufacturer does not say
     */
    record Model(String manufacturer, String name, double durability, Integer recycledPercent) {}

    /** @param ordinal place in the list of countries, from 0 */
    record Country(int ordinal, String code, double devices, ZoneOffset offset) {}

    Market(Categories categories, long seed) {
        List<Product> products = read("categories.csv", row -> product(row, categories));
        Chance chance = new Chance(seed, -1);
        for (Product product : products) {
            models.put(product, Weighted.byRank(modelsOf(product, products, chance)));
        }
        for (int year = 1990; year < 2100; year++) {
            int sold = year;
            productsByYear.put(year, Weighted.of(products, product -> product.isSoldIn(sold) ? product.sold() : 0));
        }
        countries = new ArrayList<>();
        read("countries.csv", Function.identity()).forEach(row -> countries.add(country(row)));
        anyCountry = Weighted.of(countries, Country::devices);
    }

    Product anyProduct(int year, Chance chance) {
        return chance.oneOf(productsByYear.get(year));
    }

    Model anyModel(Product product, Chance chance) {
        return chance.oneOf(models.get(product));
    }

    Country anyCountry(Chance chance) {
        return chance.oneOf(anyCountry);
    }

    List<Country> countries() {
        return List.copyOf(countries);
    }

    private static List<Model> modelsOf(Product product, List<Product> all, Chance chance) {
        double sold = all.stream().mapToDouble(Product::sold).sum();
        int count = Math.max(FEWEST_MODELS, (int) Math.round(MODELS * product.sold() / sold));
        Weighted<Integer> manufacturers =
                Weighted.byRank(IntStream.range(0, MANUFACTURERS).boxed().toList());
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    int manufacturer = chance.oneOf(manufacturers);
                    return new Model(
                            nameOf(manufacturer),
                            product.category().key() + "-" + (char) ('A' + manufacturer % 26) + (100 + number),
                            (0.8 + manufacturer % 7 * 0.07) * chance.around1(0.05),
                            chance.happens(0.25) ? chance.between(0, 6) * 5 : null);
                })
                .toList();
    }

    private static String nameOf(int manufacturer) {
        return FIRST.get(manufacturer % FIRST.size()) + LAST.get(manufacturer / FIRST.size());
    }

    private static Product product(NamedCsvRecord row, Categories categories) {
        return new Product(
                categories.find(row.getField("key")).orElseThrow(),
                Double.parseDouble(row.getField("sold")),
                Double.parseDouble(row.getField("repairs")),
                Integer.parseInt(row.getField("firstYear")),
                Integer.parseInt(row.getField("lastYear")));
    }

    private Country country(NamedCsvRecord row) {
        return new Country(
                countries.size(),
                row.getField("country"),
                Double.parseDouble(row.getField("devices")),
                ZoneOffset.of(row.getField("offset")));
    }

    private static <T> List<T> read(String name, Function<NamedCsvRecord, T> row) {
        try (InputStream table = Objects.requireNonNull(Market.class.getResourceAsStream("/simulation/" + name), name);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(table)) {
            return rows.stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
