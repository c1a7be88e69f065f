package org.circulog.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.circulog.life.Stage;

/**
 * What all open work that fulfils the conditions adds up to; masses are those of the input.
 *
 * @param claimable what the organisation can claim in all, whatever the conditions
 */
public record OpenWorkTotals(
        @NotNull Long items,
        @NotNull Long pieces,
        @NotNull Long massMg,
        @NotNull String massKg,
        @NotNull List<OfStage> byStage,
        @NotNull List<OfAge> byAge,
        @NotNull List<OfCategory> byCategory,
        @NotNull List<Claimable> claimable) {

    /** Open work of one stage. */
    public record OfStage(
            @NotNull Stage stage,
            @NotNull Long items,
            @NotNull Long pieces,
            @NotNull Long massMg,
            @NotNull String massKg) {}

    /** Open work that has been waiting for about as long. */
    public record OfAge(
            @NotNull AgeClass age,
            @NotNull Long items,
            @NotNull Long pieces,
            @NotNull Long massMg,
            @NotNull String massKg) {}

    /**
     * Open work of one category.
     *
     * @param category null for lots that are a mix
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfCategory(
            String category,
            @NotNull Long items,
            @NotNull Long pieces,
            @NotNull Long massMg,
            @NotNull String massKg) {}

    /** Recovered mass of one material that is not claimed yet. */
    public record Claimable(
            @NotNull String material,
            @NotNull Long massMg,
            @NotNull String massKg) {
        static Claimable of(String material, long massMg) {
            return new Claimable(material, massMg, Kilograms.of(massMg));
        }
    }

    private record Amount(long items, long pieces, long massMg) {
        static final Amount NONE = new Amount(0, 0, 0);

        static Amount of(OpenWorkSum sum) {
            return new Amount(sum.items(), sum.pieces(), sum.massMg());
        }

        Amount plus(Amount other) {
            return new Amount(items + other.items, pieces + other.pieces, Math.addExact(massMg, other.massMg));
        }
    }

    static OpenWorkTotals of(List<OpenWorkSum> sums, List<Claimable> claimable) {
        Amount all = sums.stream().map(Amount::of).reduce(Amount.NONE, Amount::plus);
        return new OpenWorkTotals(
                all.items,
                all.pieces,
                all.massMg,
                Kilograms.of(all.massMg),
                by(sums, OpenWorkSum::stage).entrySet().stream()
                        .map(entry -> ofStage(entry.getKey(), entry.getValue()))
                        .toList(),
                by(sums, OpenWorkSum::age).entrySet().stream()
                        .map(entry -> ofAge(entry.getKey(), entry.getValue()))
                        .toList(),
                by(sums, sum -> sum.category() == null ? "" : sum.category()).entrySet().stream()
                        .map(entry -> ofCategory(entry.getKey(), entry.getValue()))
                        .toList(),
                claimable);
    }

    private static <K extends Comparable<K>> Map<K, Amount> by(List<OpenWorkSum> sums, Function<OpenWorkSum, K> key) {
        return sums.stream()
                .collect(Collectors.groupingBy(
                        key, TreeMap::new, Collectors.reducing(Amount.NONE, Amount::of, Amount::plus)));
    }

    private static OfStage ofStage(Stage stage, Amount amount) {
        return new OfStage(stage, amount.items, amount.pieces, amount.massMg, Kilograms.of(amount.massMg));
    }

    private static OfAge ofAge(AgeClass age, Amount amount) {
        return new OfAge(age, amount.items, amount.pieces, amount.massMg, Kilograms.of(amount.massMg));
    }

    private static OfCategory ofCategory(String category, Amount amount) {
        return new OfCategory(
                category.isEmpty() ? null : category,
                amount.items,
                amount.pieces,
                amount.massMg,
                Kilograms.of(amount.massMg));
    }
}
