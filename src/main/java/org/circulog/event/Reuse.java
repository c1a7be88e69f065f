package org.circulog.event;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.circulog.life.FactKind;

/** The device goes to a next use. */
public record Reuse(@NotNull Kind kind, @Valid DataErasure dataErasure) implements EventContent {
    /** How it got there. */
    public enum Kind {
        RESALE,
        DONATION,
        REDEPLOYMENT,
        REFURBISHMENT
    }

    /**
     * How the former user's data were erased.
     *
     * @param method such as NIST SP 800-88 Purge
     * @param reference of the certificate
     */
    public record DataErasure(
            @NotNull @Size(min = 1, max = 200) String method,
            @Size(min = 1, max = 200) String reference) {}

    @Override
    public EventType type() {
        return EventType.REUSE;
    }

    @Override
    public FactKind factKind() {
        return FactKind.REUSE;
    }

    @Override
    public Reuse reduced() {
        return new Reuse(kind, null);
    }
}
