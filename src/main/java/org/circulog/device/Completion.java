package org.circulog.device;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.circulog.web.FieldError;

/** Adds facts to what is known of a device without overwriting any. Pure. */
final class Completion {
    private final DeviceFacts known;
    private final boolean categoryAssumed;
    private final List<FieldError> conflicts = new ArrayList<>();

    Completion(DeviceFacts known, boolean categoryAssumed) {
        this.known = known;
        this.categoryAssumed = categoryAssumed;
    }

    /** Facts that contradict what is known. */
    List<FieldError> conflicts() {
        return List.copyOf(conflicts);
    }

    DeviceFacts with(DeviceFacts added) {
        boolean betterMass = added.massMg() != null
                && (known.massMg() == null || added.massBasis().compareTo(known.massBasis()) > 0);
        return new DeviceFacts(
                merge(
                        "category",
                        categoryAssumed ? null : known.category(),
                        orKnown(added.category(), known.category())),
                mergeText("manufacturer", known.manufacturer(), added.manufacturer()),
                mergeText("model", known.model(), added.model()),
                merge("massMg", betterMass ? null : known.massMg(), orKnown(added.massMg(), known.massMg())),
                betterMass ? added.massBasis() : known.massBasis(),
                mergePercent(added),
                merge("manufacturedOn", known.manufacturedOn(), added.manufacturedOn()),
                mergeObservation(added));
    }

    private static <T> T orKnown(T added, T known) {
        return added == null ? known : added;
    }

    private <T> T merge(String field, T before, T added) {
        if (before != null && added != null && !before.equals(added)) {
            conflict(field, "is known already and differs");
        }
        return before == null ? added : before;
    }

    private String mergeText(String field, String before, String added) {
        boolean same = before != null && Objects.equals(DeviceFacts.key(before), DeviceFacts.key(added));
        return same ? before : merge(field, before, added);
    }

    private BigDecimal mergePercent(DeviceFacts added) {
        BigDecimal before = known.recycledContentPercent();
        BigDecimal given = added.recycledContentPercent();
        boolean equal = before != null && given != null && before.compareTo(given) == 0;
        return equal ? before : merge("recycledContentPercent", before, given);
    }

    private LocalDate mergeObservation(DeviceFacts added) {
        if (added.observedSince() == null) {
            return known.observedSince();
        }
        if (added.observedSince().isAfter(known.observedSince())) {
            conflict("observedSince", "can only become earlier");
        }
        return added.observedSince();
    }

    private void conflict(String field, String message) {
        conflicts.add(new FieldError("/" + field, "already-known", message));
    }
}
