package org.circulog.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.life.Fact;
import org.circulog.life.FactKind;
import org.circulog.life.LifeRules;
import org.circulog.life.Stage;
import org.circulog.lot.StoredLot;

/**
 * A lot with what its events add up to, whatever was kept of it.
 *
 * @param own the events recorded on it that count
 * @param inherited the treatment of the nearest lot that it was split from; null for none
 */
public record RebuiltLot(StoredLot lot, List<CountedFact> own, CountedFact inherited) {
    public RebuiltLot {
        own = List.copyOf(own);
    }

    static RebuiltLot of(StoredLot lot, List<CountedFact> found) {
        List<CountedFact> own = found.stream()
                .filter(counted -> lot.id().equals(counted.lotId()))
                .toList();
        Optional<CountedFact> inherited = found.stream()
                .filter(counted -> !lot.id().equals(counted.lotId()))
                .findFirst();
        return new RebuiltLot(lot, own, inherited.orElse(null));
    }

    public boolean isTreatedItself() {
        return own.stream().anyMatch(CountedFact::isTreatment);
    }

    /** The treatment of its own stands before an inherited one. */
    public List<CountedFact> counted() {
        return inherited == null || isTreatedItself()
                ? own
                : Stream.concat(Stream.of(inherited), own.stream()).toList();
    }

    /** Whether what comes out of it only moves. */
    public boolean isPreliminary() {
        return CountedFact.arePreliminary(counted());
    }

    public Optional<LifeRules.Clash> clash() {
        return LifeRules.judgeTogether(CountedFact.facts(counted()));
    }

    public List<UUID> recoveries() {
        return recoveryFacts().map(Fact::eventId).toList();
    }

    public long outputMg() {
        return recoveryFacts().mapToLong(Fact::massMg).sum();
    }

    private Stream<Fact> recoveryFacts() {
        return own.stream().map(CountedFact::fact).filter(fact -> fact.kind() == FactKind.MATERIAL_RECOVERY);
    }

    /** The row as its events have it; an imprecise treatment counts in the middle of its bounds, for all parts alike. */
    public StoredLot row() {
        if (lot.isOpen()) {
            return lot;
        }
        Optional<LocalDate> treated = counted().stream()
                .filter(CountedFact::isTreatment)
                .findFirst()
                .map(treatment -> treatment.fact().when().midDay());
        return lot.with(lot.balance().withOutput(outputMg())).with(stage(treated.isPresent()), treated.orElse(null));
    }

    private Stage stage(boolean treated) {
        if (recoveryFacts().findAny().isPresent()) {
            return Stage.RECOVERED;
        }
        return treated ? Stage.TREATED : Stage.COLLECTED;
    }

    public RebuiltLot without(Event event) {
        return new RebuiltLot(
                lot,
                own.stream()
                        .filter(counted -> counted.fact().sequence() != event.sequence())
                        .toList(),
                inherited);
    }

    /** With a new event on it. */
    public RebuiltLot with(NewEvent event, long sequence) {
        Recycling recycling = event.body().recycling();
        CountedFact added =
                new CountedFact(event.fact(sequence), lot.id(), recycling == null ? null : recycling.operation());
        return new RebuiltLot(lot, Stream.concat(own.stream(), Stream.of(added)).toList(), inherited);
    }
}
