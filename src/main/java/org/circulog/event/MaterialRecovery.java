package org.circulog.event;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.circulog.life.FactKind;

/** What came out of a treated device. */
public record MaterialRecovery(
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Output> outputs,
        @NotNull Basis basis,
        @Size(min = 1, max = 200) String process)
        implements EventContent {

    public MaterialRecovery {
        outputs = outputs == null ? null : Collections.unmodifiableList(new ArrayList<>(outputs));
    }

    /**
     * One fraction.
     *
     * @param material code of {@code /v1/reference/materials}
     */
    public record Output(
            @NotNull @Size(min = 1, max = 60) String material,
            @NotNull @Min(1) @Max(1_000_000_000_000L) Long massMg,
            @NotNull Fate fate) {}

    /** Where a fraction goes; energy and disposal never count as recycling. */
    public enum Fate {
        RECYCLED,
        ENERGY,
        DISPOSED
    }

    /** How the masses are known. */
    public enum Basis {
        MEASURED,
        ESTIMATED,
        DECLARED
    }

    @Override
    public EventType type() {
        return EventType.MATERIAL_RECOVERY;
    }

    @Override
    public FactKind factKind() {
        return FactKind.MATERIAL_RECOVERY;
    }

    @Override
    public long massMg() {
        return outputs.stream().mapToLong(Output::massMg).sum();
    }

    @Override
    public MaterialRecovery reduced() {
        return null;
    }
}
