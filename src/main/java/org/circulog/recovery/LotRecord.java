package org.circulog.recovery;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.circulog.event.EventRecord;
import org.circulog.life.Stage;
import org.circulog.lot.LotBalance;
import org.circulog.lot.StoredLot;

/**
 * A lot as it was known at a moment.
 *
 * @param balance null while it was open
 * @param treatment null before it
 * @param events those that count
 */
record LotRecord(StoredLot lot, LotBalance balance, LotTreatment treatment, List<EventRecord> events) {
    LotRecord {
        events = List.copyOf(events);
    }

    boolean isOpen() {
        return balance == null;
    }

    Stage stage() {
        if (treatment == null) {
            return Stage.COLLECTED;
        }
        return outputs().isEmpty() ? Stage.TREATED : Stage.RECOVERED;
    }

    /** What came out of it, without what moved on to other lots. */
    SortedMap<Fraction, Long> outputs() {
        return outputsOf(events, treatment != null && treatment.preliminary());
    }

    /** What came out against the part of the input that did not move on. */
    RecoveryStatus status() {
        return new RecoveryStatus(balance.inputMg() - balance.movedMg(), outputs());
    }

    /** @param preliminary whether the outputs only moved */
    static SortedMap<Fraction, Long> outputsOf(List<EventRecord> events, boolean preliminary) {
        SortedMap<Fraction, Long> outputs = new TreeMap<>();
        events.stream()
                .map(record -> record.event().body().materialRecovery())
                .filter(recovery -> recovery != null)
                .flatMap(recovery -> recovery.outputs().stream())
                .forEach(output -> outputs.merge(
                        new Fraction(output.material(), RecoveredFate.of(output.fate(), preliminary)),
                        output.massMg(),
                        Math::addExact));
        return outputs;
    }
}
