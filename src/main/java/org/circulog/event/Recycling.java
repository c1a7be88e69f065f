package org.circulog.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.circulog.life.FactKind;

/**
 * The device was handed in, or entered the recycling operation.
 *
 * @param operation only with TREATED
 * @param receivedMassMg what the scale showed
 */
public record Recycling(
        @NotNull RecyclingStage stage,
        WasteOperation operation,
        @Min(1) @Max(1_000_000_000_000L) Long receivedMassMg) implements EventContent {

    /** Whether what comes out of the operation has only moved. */
    @JsonIgnore
    public boolean isPreliminary() {
        return operation != null && operation.isPreliminary();
    }

    @Override
    public EventType type() {
        return EventType.RECYCLING;
    }

    @Override
    public FactKind factKind() {
        return stage == RecyclingStage.COLLECTED ? FactKind.COLLECTED : FactKind.TREATED;
    }

    @Override
    public long massMg() {
        return receivedMassMg == null ? 0 : receivedMassMg;
    }

    @Override
    public Recycling reduced() {
        return new Recycling(stage, null, null);
    }
}
