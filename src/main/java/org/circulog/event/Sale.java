package org.circulog.event;

import jakarta.validation.constraints.NotNull;
import org.circulog.life.FactKind;

/** The first sale to a first user: the device's birth. */
public record Sale(@NotNull SalesChannel channel) implements EventContent {
    @Override
    public EventType type() {
        return EventType.SALE;
    }

    @Override
    public FactKind factKind() {
        return FactKind.SALE;
    }

    @Override
    public Sale reduced() {
        return null;
    }
}
