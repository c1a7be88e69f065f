package org.circulog.event;

import jakarta.validation.constraints.NotNull;
import org.circulog.life.FactKind;

/** The device left without formal recycling. */
public record Withdrawal(@NotNull Reason reason) implements EventContent {
    /** DISPOSED ends the life, the others end what is known of it. */
    public enum Reason {
        DISPOSED,
        EXPORTED,
        LOST,
        STOLEN
    }

    @Override
    public EventType type() {
        return EventType.WITHDRAWAL;
    }

    @Override
    public FactKind factKind() {
        return switch (reason) {
            case DISPOSED -> FactKind.DISPOSED;
            case EXPORTED -> FactKind.EXPORTED;
            case LOST -> FactKind.LOST;
            case STOLEN -> FactKind.STOLEN;
        };
    }

    @Override
    public Withdrawal reduced() {
        return this;
    }
}
