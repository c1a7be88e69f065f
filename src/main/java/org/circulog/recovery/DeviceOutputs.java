package org.circulog.recovery;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.recovery.OutputCodes.Output;

/**
 * What came out of one device by itself, and what its treatment counts as where that is no recycling.
 *
 * @param inputMg input mass of the device
 * @param lottedMg the part of it that is in a lot
 * @param changedSince whether the device has changed since the moment of the answer, so that category and input may have been
 *     others then
 * @param treatment null for recycling, and where it was treated with a lot
 */
record DeviceOutputs(
        UUID deviceId,
        MassGroup group,
        long inputMg,
        long lottedMg,
        boolean changedSince,
        TreatmentKind treatment,
        List<Line> outputs) {
    DeviceOutputs {
        outputs = List.copyOf(outputs);
    }

    /** @param recycler number of the organisation that recorded it */
    record Line(Output output, int recycler, long massMg) {}

    /** With what the device was at the moment of the answer. */
    DeviceOutputs as(String category, long massMg) {
        MassGroup then = new MassGroup(category, group.country(), group.registeredIn());
        return new DeviceOutputs(deviceId, then, massMg, lottedMg, false, treatment, outputs);
    }

    /** What went in and did not move on with a lot. */
    long stayedMg() {
        return Math.max(0, inputMg - lottedMg);
    }

    /** What each organisation recorded. */
    SortedMap<Integer, Long> byRecycler() {
        SortedMap<Integer, Long> masses = new TreeMap<>();
        outputs.forEach(line -> masses.merge(line.recycler(), line.massMg(), Math::addExact));
        return masses;
    }

    long recycledMg(String material) {
        return outputs.stream()
                .filter(line -> line.output().material().equals(material)
                        && line.output().fate() == RecoveredFate.RECYCLED)
                .mapToLong(Line::massMg)
                .sum();
    }
}
