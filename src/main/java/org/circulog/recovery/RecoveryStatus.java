package org.circulog.recovery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.circulog.event.EventRecord;
import org.circulog.event.MaterialRecovery;
import org.circulog.event.MaterialRecovery.Fate;
import org.circulog.life.MassBalance;

/** Outputs added up per material and fate, in whole milligrams, against the input. Pure. */
final class RecoveryStatus {
    /** Within this closure a balance of weighings counts as closed. */
    static final double CLOSED_FROM = 0.95;

    private final long inputMg;
    private final Map<Fraction, Long> outputs = new TreeMap<>();

    private record Fraction(String material, Fate fate) implements Comparable<Fraction> {
        @Override
        public int compareTo(Fraction other) {
            int byMaterial = material.compareTo(other.material);
            return byMaterial != 0 ? byMaterial : fate.compareTo(other.fate);
        }
    }

    RecoveryStatus(MassBalance balance, List<EventRecord> events) {
        this.inputMg = balance.inputMg();
        events.stream()
                .map(record -> record.event().body().materialRecovery())
                .filter(recovery -> recovery != null)
                .flatMap(recovery -> recovery.outputs().stream())
                .forEach(this::add);
    }

    private void add(MaterialRecovery.Output output) {
        outputs.merge(new Fraction(output.material(), output.fate()), output.massMg(), Math::addExact);
    }

    List<RecoveryView.Output> outputs() {
        return outputs.entrySet().stream()
                .map(output -> new RecoveryView.Output(
                        output.getKey().material(), output.getKey().fate(), output.getValue(), output.getValue(), 0L))
                .toList();
    }

    long massMg(Fate... fates) {
        List<Fate> wanted = List.of(fates);
        return outputs.entrySet().stream()
                .filter(output -> wanted.contains(output.getKey().fate()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Share of the input that went to the given fates; null before anything came out. */
    Double share(Fate... fates) {
        return outputs.isEmpty() ? null : (double) massMg(fates) / inputMg;
    }

    Double closure() {
        return share(Fate.values());
    }
}
