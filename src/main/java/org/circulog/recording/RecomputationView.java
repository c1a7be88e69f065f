package org.circulog.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.web.Audited;

/**
 * How the lives on record compare with a recomputation from their events.
 *
 * @param differences of the first hundred devices that differ
 */
public record RecomputationView(
        @NotNull Long devices,
        @NotNull Long differing,
        @NotNull Long repaired,
        @NotNull List<Difference> differences) implements Audited {
    static final RecomputationView NONE = new RecomputationView(0L, 0L, 0L, List.of());
    private static final int MOST_SHOWN = 100;

    public RecomputationView {
        differences = List.copyOf(differences);
    }

    /** A device whose life on record is not what its events add up to. */
    public record Difference(
            @NotNull UUID deviceId, @NotNull List<Field> fields) {}

    /** One column; null where it has no value. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Field(@NotNull String name, String recorded, String recomputed) {}

    RecomputationView plus(int compared, List<Difference> found, boolean repair) {
        return new RecomputationView(
                devices + compared,
                differing + found.size(),
                repaired + (repair ? found.size() : 0),
                Stream.concat(differences.stream(), found.stream())
                        .limit(MOST_SHOWN)
                        .toList());
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("devices", devices, "differing", differing, "repaired", repaired);
    }
}
