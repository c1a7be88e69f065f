package org.circulog.recording;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.event.RebuiltLife;
import org.circulog.event.RebuiltLot;
import org.circulog.life.LifeRules;
import org.circulog.web.ProblemException;

/** What later events stand on: their treatment, the mass that was weighed in, an order that is possible. */
final class Ground {
    private Ground() {}

    /** @throws ProblemException {@code events-depend} if some of the lives and lots cannot stand as they would be */
    static void require(Collection<RebuiltLife> lives, Collection<RebuiltLot> lots) {
        List<UUID> dependents = Stream.concat(
                        lives.stream().flatMap(Ground::withoutGround),
                        lots.stream().flatMap(Ground::withoutGround))
                .distinct()
                .toList();
        if (!dependents.isEmpty()) {
            throw new ProblemException(Refusals.eventsDepend(dependents));
        }
    }

    private static Stream<UUID> withoutGround(RebuiltLife life) {
        boolean tooMuch = life.balance().recoveredMg() > life.balance().limitMg();
        return withoutGround(LifeRules.judgeTogether(life.facts()), tooMuch, life.recoveries());
    }

    private static Stream<UUID> withoutGround(RebuiltLot lot) {
        return withoutGround(lot.clash(), !lot.row().balance().isLegal(), lot.recoveries());
    }

    private static Stream<UUID> withoutGround(Optional<LifeRules.Clash> clash, boolean tooMuch, List<UUID> recoveries) {
        if (clash.isEmpty() && !tooMuch) {
            return Stream.of();
        }
        return recoveries.isEmpty()
                ? Stream.of(clash.orElseThrow().one(), clash.orElseThrow().other())
                        .filter(Objects::nonNull)
                : recoveries.stream();
    }
}
