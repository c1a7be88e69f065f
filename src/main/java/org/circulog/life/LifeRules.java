package org.circulog.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Judges whether a fact fits into a life. Places must follow each other (birth, use, end, recovery); dates conflict only
 * if no order within their bounds is legal, which for such a chain is so exactly if two of them cannot be put in order.
 */
public final class LifeRules {
    private LifeRules() {}

    /**
     * A fact that does not fit.
     *
     * @param inTheWay the event that it cannot stand beside; null if one is missing rather than in the way
     */
    public record Conflict(LifeRule rule, UUID inTheWay) {}

    /** The first conflict of the new fact with those that stand; empty if it is legal. Takes time linear in the facts. */
    public static Optional<Conflict> judge(List<Fact> standing, Fact added) {
        boolean treated = false;
        for (Fact other : standing) {
            Optional<LifeRule> broken = brokenBy(added, other);
            if (broken.isPresent()) {
                return Optional.of(new Conflict(broken.get(), other.eventId()));
            }
            treated |= other.kind() == FactKind.TREATED;
        }
        return added.kind() == FactKind.MATERIAL_RECOVERY && !treated
                ? Optional.of(new Conflict(LifeRule.RECOVERY_AFTER_TREATMENT, null))
                : Optional.empty();
    }

    /** Two facts that cannot belong to one life; the one is null if it is missing rather than in the way. */
    public record Clash(LifeRule rule, UUID one, UUID other) {}

    /** The first clash among facts that were not judged together before; empty if they make one legal life. */
    public static Optional<Clash> judgeTogether(List<Fact> facts) {
        List<Fact> standing = new ArrayList<>(facts.size());
        for (Fact fact : facts.stream().sorted(Comparator.comparing(Fact::kind)).toList()) {
            Optional<Conflict> conflict = judge(standing, fact);
            if (conflict.isPresent()) {
                return conflict.map(found -> new Clash(found.rule(), found.inTheWay(), fact.eventId()));
            }
            standing.add(fact);
        }
        return Optional.empty();
    }

    private static Optional<LifeRule> brokenBy(Fact one, Fact other) {
        if (one.kind().place() == other.kind().place()) {
            return switch (one.kind().place()) {
                case BIRTH -> Optional.of(LifeRule.ONE_SALE);
                case END -> Optional.of(LifeRule.ONE_END);
                case USE, AFTER_TREATMENT -> Optional.empty();
            };
        }
        Fact first = one.kind().comesBefore(other.kind()) ? one : other;
        Fact second = first == one ? other : one;
        if (first.kind() == FactKind.DISPOSED) {
            return Optional.of(LifeRule.RECOVERY_AFTER_TREATMENT);
        }
        return first.when().isSurelyAfter(second.when()) ? Optional.of(ruleOf(first, second)) : Optional.empty();
    }

    private static LifeRule ruleOf(Fact first, Fact second) {
        if (first.kind() == FactKind.SALE) {
            return LifeRule.NOTHING_BEFORE_SALE;
        }
        return first.kind() == FactKind.TREATED && second.kind() == FactKind.MATERIAL_RECOVERY
                ? LifeRule.RECOVERY_AFTER_TREATMENT
                : LifeRule.NOTHING_AFTER_END;
    }
}
