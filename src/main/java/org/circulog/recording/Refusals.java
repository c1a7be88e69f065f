package org.circulog.recording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.life.LifeRules;
import org.circulog.life.MassBalance;
import org.circulog.lot.LotBalance;
import org.circulog.web.FieldError;
import org.circulog.web.Problem;
import org.circulog.web.ProblemType;

/** The problems that the records can raise against a new event. */
final class Refusals {
    /** That are named in one problem. */
    private static final int MOST_DEVICES = 20;

    private Refusals() {}

    static Problem eventIdConflict() {
        return Problem.of(
                ProblemType.EVENT_ID_CONFLICT, "Your organisation has recorded other content under this event id.");
    }

    static Problem unknownDevice() {
        return Problem.of(
                ProblemType.UNKNOWN_DEVICE, "No device is recorded under this id, and no identifier is given.");
    }

    static Problem identifiersDisagree(Collection<UUID> devices) {
        return Problem.of(
                ProblemType.IDENTIFIERS_DISAGREE,
                "The id and the identifiers belong to " + devices.size() + " devices.",
                List.of(),
                Map.of("devices", List.copyOf(devices)));
    }

    static Problem orderConflict(LifeRules.Conflict conflict) {
        return Problem.of(
                ProblemType.ORDER_CONFLICT,
                "Judged by when it happened, the event breaks a rule: "
                        + conflict.rule().text() + ".",
                List.of(),
                membersOf(conflict));
    }

    /** What a constraint of the database refused although no rule did. */
    static Problem beyondTheRules() {
        return Problem.of(ProblemType.INVALID_CONTENT, "The records cannot hold this event.");
    }

    /** A fault of ours, which must not take the neighbours of the event with it. */
    static Problem fault() {
        return Problem.of(ProblemType.INTERNAL_ERROR, "The failure is logged under the id of the event.");
    }

    /** An event that was not even tried, because those before it took all the time. */
    static Problem untried() {
        return Problem.of(ProblemType.SERVICE_UNAVAILABLE, "The database is too slow now; the event is not recorded.");
    }

    /** All that is wrong in a batch, with pointers that start with the index of the event. */
    static Problem batchRejected(List<Draft> drafts) {
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < drafts.size(); index++) {
            if (drafts.get(index) instanceof Draft.Refused refused) {
                errors.addAll(errorsOf(refused.problem(), "/" + index));
            }
        }
        return batchRejected(errors, drafts.size());
    }

    static Problem batchRejected(List<FieldError> errors, int size) {
        return Problem.of(
                ProblemType.BATCH_REJECTED,
                "Of " + size + " events some were refused, so none is recorded.",
                errors,
                Map.of());
    }

    static List<FieldError> errorsOf(Problem problem, String parent) {
        return problem.errors().isEmpty()
                ? List.of(new FieldError(parent, problem.code(), problem.detail()))
                : problem.errors().stream().map(error -> error.under(parent)).toList();
    }

    static Problem replacementIsRecorded() {
        return Problem.of(
                ProblemType.EVENT_ID_CONFLICT,
                "The replacement is recorded already, as an event of its own; void without it, or choose another id.");
    }

    static Problem lotIsOffered() {
        return lotState("The lot is offered to another organisation.");
    }

    static Problem unknownLot() {
        return Problem.of(ProblemType.UNKNOWN_LOT, "Your organisation holds no lot with this id.");
    }

    static Problem deviceInLot() {
        return Problem.of(
                ProblemType.DEVICE_IN_LOT,
                "The device went into a lot that is closed: what comes out of it is recorded on the lot.");
    }

    static Problem lotState(String detail) {
        return Problem.of(ProblemType.STATE_CONFLICT, detail);
    }

    /** Of an event on a lot which does not fit into the lives of devices in it. */
    static Problem orderConflict(LifeRules.Conflict first, Collection<UUID> devices) {
        Map<String, Object> members = new HashMap<>(membersOf(first));
        members.put("devices", devices.stream().limit(MOST_DEVICES).toList());
        return Problem.of(
                ProblemType.ORDER_CONFLICT,
                "It does not fit into the lives of " + devices.size() + " devices in the lot; of the first one: "
                        + first.rule().text() + ".",
                List.of(),
                members);
    }

    private static Map<String, Object> membersOf(LifeRules.Conflict conflict) {
        Map<String, Object> members = new HashMap<>();
        members.put("rule", conflict.rule());
        if (conflict.inTheWay() != null) {
            members.put("conflictingEventId", conflict.inTheWay());
        }
        return members;
    }

    static Problem massExceeded(LotBalance before) {
        return Problem.of(
                ProblemType.MASS_EXCEEDED,
                "At most " + before.allowedMg() + " mg can still be recorded as recovered from this lot.",
                List.of(),
                Map.of(
                        "remainingMg",
                        before.allowedMg(),
                        "inputMassMg",
                        before.inputMg(),
                        "massBasis",
                        before.basis()));
    }

    static Problem eventsDepend(List<UUID> dependents) {
        return Problem.of(
                ProblemType.EVENTS_DEPEND,
                "Without it, " + dependents.size() + " later events have no ground.",
                List.of(),
                Map.of("dependents", dependents));
    }

    static Problem massExceeded(MassBalance before) {
        return Problem.of(
                ProblemType.MASS_EXCEEDED,
                "At most " + before.allowedMg() + " mg can still be recorded as recovered from this device.",
                List.of(),
                Map.of(
                        "remainingMg",
                        before.allowedMg(),
                        "inputMassMg",
                        before.inputMg(),
                        "massBasis",
                        before.basis()));
    }
}
