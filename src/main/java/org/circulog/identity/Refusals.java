package org.circulog.identity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.life.LifeRules;
import org.circulog.life.MassBalance;
import org.circulog.web.FieldError;
import org.circulog.web.Problem;
import org.circulog.web.ProblemType;

/** The problems that a merge, or undoing one, can meet. */
final class Refusals {
    private Refusals() {}

    static Problem sameDevice() {
        return Problem.invalid(List.of(new FieldError("/duplicate", "same-device", "must be another device")));
    }

    static Problem mergeConflict(LifeRules.Clash clash) {
        List<UUID> events =
                Stream.of(clash.one(), clash.other()).filter(Objects::nonNull).toList();
        return Problem.of(
                ProblemType.MERGE_CONFLICT,
                "The events of both cannot belong to one life: " + clash.rule().text() + ".",
                List.of(),
                Map.of("rule", clash.rule(), "events", events));
    }

    static Problem bothInClosedLots() {
        return Problem.of(
                ProblemType.MERGE_CONFLICT, "Both went into closed lots, and the mass of one device cannot be in two.");
    }

    static Problem massExceeded(MassBalance balance) {
        return Problem.of(
                ProblemType.MASS_EXCEEDED,
                "More was recovered than the mass of the device allows.",
                List.of(),
                Map.of(
                        "remainingMg",
                        balance.allowedMg(),
                        "inputMassMg",
                        balance.inputMg(),
                        "massBasis",
                        balance.basis()));
    }

    static Problem eventsDepend(List<UUID> dependents) {
        return Problem.of(
                ProblemType.EVENTS_DEPEND,
                "One of the two would be left with recoveries without their treatment.",
                List.of(),
                Map.of("dependents", dependents));
    }

    static Problem notMerged() {
        return Problem.of(ProblemType.STATE_CONFLICT, "The duplicate is not merged into this device.");
    }

    static Problem notYoursToMerge() {
        return Problem.of(
                ProblemType.FORBIDDEN,
                "Your organisation has not registered or recorded on both devices; ask an administrator.");
    }

    static Problem notYoursToUnmerge() {
        return Problem.of(ProblemType.FORBIDDEN, "Another organisation merged them; ask it or an administrator.");
    }
}
