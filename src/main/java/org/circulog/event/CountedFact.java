package org.circulog.event;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.circulog.life.Fact;
import org.circulog.life.FactKind;

/**
 * An event that counts, as far as a life or a lot needs it.
 *
 * @param lotId the lot that it is about; null for a device
 * @param operation of a treatment, where it is named
 */
public record CountedFact(Fact fact, UUID lotId, WasteOperation operation) {
    /** Whether what comes out on this ground has only moved. */
    public boolean isPreliminary() {
        return operation != null && operation.isPreliminary();
    }

    public static List<Fact> facts(List<CountedFact> counted) {
        return counted.stream().map(CountedFact::fact).toList();
    }

    /** Whether what comes out of a device or lot with these facts has only moved. */
    public static boolean arePreliminary(List<CountedFact> counted) {
        return counted.stream().anyMatch(CountedFact::isPreliminary);
    }

    static List<CountedFact> inOneLife(List<CountedFact> found) {
        return inOneLife(found, CountedFact::lotId, counted -> counted.fact().kind()).stream()
                .map(counted -> counted.lotId() == null ? counted : counted.ofMember())
                .toList();
    }

    /**
     * What counts in the life of a device, which ends once: its own end, else the treatment of a lot that took effect first.
     *
     * @param found treatments of lots in the order in which they took effect
     */
    static <T> List<T> inOneLife(List<T> found, Function<T, UUID> lotId, Function<T, FactKind> kind) {
        Stream<T> own = found.stream().filter(fact -> lotId.apply(fact) == null);
        boolean ended = found.stream()
                .anyMatch(fact -> lotId.apply(fact) == null && kind.apply(fact).isEnd());
        Stream<T> ofLot = found.stream()
                .filter(fact -> !ended && lotId.apply(fact) != null)
                .limit(1);
        return Stream.concat(own, ofLot).toList();
    }

    public boolean isTreatment() {
        return fact.kind() == FactKind.TREATED;
    }

    private CountedFact ofMember() {
        return new CountedFact(fact.ofMember(), lotId, operation);
    }
}
