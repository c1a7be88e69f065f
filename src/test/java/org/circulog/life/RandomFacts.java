package org.circulog.life;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Facts drawn from a seed, dated to the year, the month, the day or the minute. */
final class RandomFacts {
    private static final List<String> SHOPS = List.of("shop", "rival");
    private static final List<String> COUNTRIES = List.of("GH", "DE", "FR");

    private final Random random;
    private final List<String> offsets;
    private long sequence;

    /** @param offsets those that the instants name */
    RandomFacts(long seed, String... offsets) {
        this.random = new Random(seed);
        this.offsets = List.of(offsets);
    }

    /** Any facts within {@code days} of {@code from}, legal together or not. */
    List<Fact> any(int number, LocalDate from, int days) {
        List<Fact> facts = new ArrayList<>();
        while (facts.size() < number) {
            facts.add(one(from, days));
        }
        return facts;
    }

    /** Those of as many facts that are legal beside the earlier ones, in the order of recording. */
    List<Fact> legal(int attempts, LocalDate from, int days) {
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : any(attempts, from, days)) {
            if (LifeRules.judge(facts, fact).isEmpty()) {
                facts.add(fact);
            }
        }
        return facts;
    }

    Fact one(LocalDate from, int days) {
        FactKind kind = pick(List.of(FactKind.values()));
        String when = timeOn(from.plusDays(random.nextInt(days)));
        String rest = pick(SHOPS) + " " + pick(COUNTRIES) + " " + random.nextInt(1000) + "mg";
        return Facts.one(sequence++, kind + " " + when + " " + rest);
    }

    private String timeOn(LocalDate day) {
        return switch (random.nextInt(8)) {
            case 0 -> day.toString().substring(0, 4);
            case 1 -> day.toString().substring(0, 7);
            case 2, 3, 4 -> day.toString();
            default -> "%sT%02d:%02d:00%s".formatted(day, random.nextInt(24), random.nextInt(60), pick(offsets));
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
