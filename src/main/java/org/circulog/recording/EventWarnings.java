package org.circulog.recording;

import java.util.Locale;
import java.util.Optional;
import org.circulog.event.EventBody;
import org.circulog.event.Warning;
import org.circulog.lot.LotBalance;

/** What is odd about events of recycling that are recorded all the same. */
final class EventWarnings {
    private static final String OUTPUTS = "/materialRecovery/outputs";

    private EventWarnings() {}

    /** Of a treatment after which nothing counts as recycled. */
    static Optional<Warning> preliminary(EventBody body) {
        boolean preliminary = body.recycling() != null
                && body.recycling().operation() != null
                && body.recycling().operation().isPreliminary();
        return preliminary
                ? Optional.of(new Warning(
                        "/recycling/operation",
                        "preliminary-operation",
                        "only sorts or stores: what comes out of it has moved, and counts neither as recycled nor as"
                                + " recovered"))
                : Optional.empty();
    }

    static Warning massAboveDefault(String message) {
        return new Warning(OUTPUTS, "mass-above-default", message);
    }

    /** Of outputs after which the balance of a lot is not closed. */
    static Optional<Warning> closure(LotBalance balance) {
        if (balance.closes()) {
            return Optional.empty();
        }
        boolean below = balance.closure() < LotBalance.CLOSED_FROM;
        return Optional.of(new Warning(
                OUTPUTS,
                below ? "closure-below" : "closure-above",
                String.format(
                        Locale.ROOT,
                        "all that left the lot makes up %.6f of its input, which is %s %.2f",
                        balance.closure(),
                        below ? "less than" : "more than",
                        below ? LotBalance.CLOSED_FROM : LotBalance.CLOSED_TO)));
    }

    static Warning alreadyTreated(int devices) {
        return new Warning(
                "/lotId",
                "already-treated",
                devices + (devices == 1 ? " device" : " devices") + " of the lot had been treated before and stay so");
    }
}
