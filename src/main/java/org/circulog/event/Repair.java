package org.circulog.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.circulog.life.FactKind;
import org.circulog.life.RepairBarrier;
import org.circulog.life.RepairJob;
import org.circulog.time.Occurrence;

/**
 * An attempt at a repair, successful or not.
 *
 * @param barrier what stood in the way; only with END_OF_LIFE
 * @param receivedAt when the device came in, which starts the turnaround clock
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Repair(
        @NotNull RepairOutcome outcome,
        @Size(min = 1, max = 200) String fault,
        RepairBarrier barrier,
        Occurrence receivedAt,
        @Size(max = 50) List<@NotNull @Valid Part> parts)
        implements EventContent {

    public Repair {
        parts = parts == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(parts));
    }

    /** A part that was put in. */
    public record Part(
            @NotNull @Size(min = 1, max = 200) String name,
            @Min(1) @Max(1_000_000_000_000L) Long massMg,
            @NotNull PartSource source) {}

    /** Where a part came from. */
    public enum PartSource {
        NEW,
        USED,
        PRINTED
    }

    @Override
    public EventType type() {
        return EventType.REPAIR;
    }

    @Override
    public FactKind factKind() {
        return switch (outcome) {
            case FIXED -> FactKind.REPAIR_FIXED;
            case REPAIRABLE -> FactKind.REPAIR_REPAIRABLE;
            case END_OF_LIFE -> FactKind.REPAIR_END_OF_LIFE;
            case UNKNOWN -> FactKind.REPAIR_UNKNOWN;
        };
    }

    @Override
    public RepairJob job() {
        return new RepairJob(receivedAt == null ? null : receivedAt.midDay(), barrier);
    }

    @Override
    public Repair reduced() {
        return new Repair(outcome, null, null, null, List.of());
    }
}
