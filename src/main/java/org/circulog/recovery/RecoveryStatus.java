package org.circulog.recovery;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Outputs per material and fate, in whole milligrams, against the input. Pure. */
final class RecoveryStatus {
    /** Within this closure a balance of weighings counts as closed. */
    static final double CLOSED_FROM = 0.95;

    private final long inputMg;
    private final SortedMap<Fraction, Long> outputs = new TreeMap<>();

    RecoveryStatus(long inputMg, SortedMap<Fraction, Long> outputs) {
        this.inputMg = inputMg;
        this.outputs.putAll(outputs);
    }

    RecoveryStatus plus(SortedMap<Fraction, Long> more) {
        RecoveryStatus sum = new RecoveryStatus(inputMg, outputs);
        more.forEach((fraction, mass) -> sum.outputs.merge(fraction, mass, Math::addExact));
        return sum;
    }

    SortedMap<Fraction, Long> outputs() {
        return outputs;
    }

    long massMg(RecoveredFate... fates) {
        List<RecoveredFate> wanted = List.of(fates);
        return outputs.entrySet().stream()
                .filter(output -> wanted.contains(output.getKey().fate()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long remainingMg() {
        return Math.max(0, inputMg - massMg(RecoveredFate.values()));
    }

    /** Share of the input that went to the given fates; null before anything came out. */
    Double share(RecoveredFate... fates) {
        return outputs.isEmpty() || inputMg == 0 ? null : (double) massMg(fates) / inputMg;
    }

    Double closure() {
        return share(RecoveredFate.values());
    }

    Double recyclingRate() {
        return share(RecoveredFate.RECYCLED);
    }

    Double recoveryRate() {
        return share(RecoveredFate.RECYCLED, RecoveredFate.ENERGY);
    }
}
