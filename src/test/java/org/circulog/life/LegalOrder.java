package org.circulog.life;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.circulog.time.Occurrence;

/** The rules of a life by brute force: tries every order of the facts, for facts whose instants are all given in UTC. */
final class LegalOrder {
    private LegalOrder() {}

    static boolean existsFor(List<Fact> facts) {
        return permutations(facts).anyMatch(order -> obeysTheRules(order) && fitsTheDates(order));
    }

    /** Whether there is a legal order at each step of recording. */
    static boolean existsAtEachStepOf(List<Fact> recorded) {
        for (int size = 1; size <= recorded.size(); size++) {
            if (!existsFor(recorded.subList(0, size))) {
                return false;
            }
        }
        return true;
    }

    static Stream<List<Fact>> permutations(List<Fact> facts) {
        if (facts.isEmpty()) {
            return Stream.of(List.of());
        }
        return facts.stream().flatMap(first -> {
            List<Fact> rest = new ArrayList<>(facts);
            rest.remove(first);
            return permutations(rest).map(tail -> {
                List<Fact> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                return order;
            });
        });
    }

    private static boolean obeysTheRules(List<Fact> order) {
        Optional<FactKind> end = Optional.empty();
        for (int i = 0; i < order.size(); i++) {
            FactKind kind = order.get(i).kind();
            boolean legal = switch (kind) {
                case SALE -> i == 0;
                case MATERIAL_RECOVERY -> end.equals(Optional.of(FactKind.TREATED));
                default -> end.isEmpty();
            };
            if (!legal) {
                return false;
            }
            if (kind == FactKind.TREATED || kind == FactKind.DISPOSED) {
                end = Optional.of(kind);
            }
        }
        return true;
    }

    private static boolean fitsTheDates(List<Fact> order) {
        LocalDateTime now = LocalDateTime.MIN;
        for (Fact fact : order) {
            LocalDateTime earliest = earliest(fact.when());
            now = earliest.isAfter(now) ? earliest : now;
            if (now.isAfter(latest(fact.when()))) {
                return false;
            }
        }
        return true;
    }

    private static LocalDateTime earliest(Occurrence when) {
        return instant(when).orElse(when.earliestDay().atStartOfDay());
    }

    private static LocalDateTime latest(Occurrence when) {
        return instant(when).orElse(when.latestDay().atTime(LocalTime.MAX));
    }

    private static Optional<LocalDateTime> instant(Occurrence when) {
        return when.instant()
                .map(instant -> instant.atZoneSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }
}
