package org.circulog.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.web.Audited;

/**
 * How the lives and lots on record compare with a recomputation from their events.
 *
 * @param differences of the first hundred devices and lots that differ
 */
public record RecomputationView(
        @NotNull Long devices,
        @NotNull Long lots,
        @NotNull Long differing,
        @NotNull Long repaired,
        @NotNull List<Difference> differences)
        implements Audited {
    static final RecomputationView NONE = new RecomputationView(0L, 0L, 0L, 0L, List.of());
    private static final int MOST_SHOWN = 100;

    public RecomputationView {
        differences = List.copyOf(differences);
    }

    /** A device or a lot of which something on record is not what its events add up to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(
            UUID deviceId, UUID lotId, @NotNull List<Field> fields) {
        static Difference ofDevice(UUID id, List<Field> fields) {
            return new Difference(id, null, fields);
        }

        static Difference ofLot(UUID id, List<Field> fields) {
            return new Difference(null, id, fields);
        }
    }

    /** One column; null where it has no value. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Field(@NotNull String name, String recorded, String recomputed) {}

    RecomputationView plusDevices(int compared, List<Difference> found, boolean repair) {
        return plus(devices + compared, lots, found, repair);
    }

    RecomputationView plusLots(int compared, List<Difference> found, boolean repair) {
        return plus(devices, lots + compared, found, repair);
    }

    private RecomputationView plus(long allDevices, long allLots, List<Difference> found, boolean repair) {
        return new RecomputationView(
                allDevices,
                allLots,
                differing + found.size(),
                repaired + (repair ? found.size() : 0),
                Stream.concat(differences.stream(), found.stream())
                        .limit(MOST_SHOWN)
                        .toList());
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("devices", devices, "lots", lots, "differing", differing, "repaired", repaired);
    }
}
