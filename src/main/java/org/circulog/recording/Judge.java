package org.circulog.recording;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.device.NewDevice;
import org.circulog.device.Registration;
import org.circulog.event.AcceptedEvent;
import org.circulog.event.Event;
import org.circulog.event.EventType;
import org.circulog.event.NewEvent;
import org.circulog.event.Warning;
import org.circulog.life.Fact;
import org.circulog.life.Life;
import org.circulog.life.LifeRules;
import org.circulog.life.MassBalance;
import org.circulog.life.Timeline;
import org.circulog.web.FieldError;
import org.circulog.web.Problem;

/**
 * Decides about new events one after the other, each against the records and those accepted before it. Needs no database
 * and writes nothing: the same records and events give the same verdict.
 */
final class Judge {
    private final Registration registration;
    private final InputMass inputMass;
    private final Records records;
    private final Workspace workspace;

    Judge(Registration registration, InputMass inputMass, Records records) {
        this.registration = registration;
        this.inputMass = inputMass;
        this.records = records;
        this.workspace = new Workspace(records);
    }

    Verdict judge(List<NewEvent> events) {
        List<Draft> drafts = new ArrayList<>(events.size());
        for (NewEvent event : events) {
            drafts.add(judge(event));
        }
        return workspace.verdict(drafts);
    }

    private Draft judge(NewEvent event) {
        Optional<Event> recorded = workspace.findEvent(event.key());
        if (recorded.isPresent()) {
            return recorded.get().contentHash().equals(event.contentHash())
                    ? new Draft.Repeated(recorded.get())
                    : new Draft.Refused(Refusals.eventIdConflict());
        }
        Optional<Draft.Accepted> earlier = workspace.findAccepted(event.key());
        if (earlier.isPresent()) {
            return earlier.get().event().request().contentHash().equals(event.contentHash())
                    ? new Draft.RepeatedWithin(earlier.get())
                    : new Draft.Refused(Refusals.eventIdConflict());
        }
        return judgeDevice(event);
    }

    private Draft judgeDevice(NewEvent event) {
        UUID id = event.device().id();
        Set<UUID> named = new LinkedHashSet<>();
        List<UUID> owners = workspace.ownersOf(event.device().identifiers());
        if (id != null && (workspace.findDevice(id).isPresent() || !owners.isEmpty())) {
            named.add(id);
        }
        named.addAll(owners);
        Set<UUID> devices = named.stream()
                .map(record -> workspace.findDevice(record).map(KnownDevice::id).orElse(record))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (devices.size() > 1) {
            return new Draft.Refused(Refusals.identifiersDisagree(devices));
        }
        Optional<KnownDevice> known = devices.stream().findFirst().flatMap(workspace::findDevice);
        if (known.isPresent()) {
            Subject subject = new Subject(
                    named.iterator().next(),
                    known.get(),
                    registration.differences(event.device(), known.get().facts()));
            return judgeLife(event, subject);
        }
        return event.device().identifiers().isEmpty()
                ? new Draft.Refused(Refusals.unknownDevice())
                : judgeUnknown(event);
    }

    /**
     * What an event is about.
     *
     * @param recordId the record that it names, under whose id it is kept; another one than the device's where it is merged
     * @param remarks about what the event says of it
     */
    private record Subject(UUID recordId, KnownDevice device, List<FieldError> remarks) {}

    private Draft judgeUnknown(NewEvent event) {
        Registration.Outcome outcome =
                registration.register(event.device(), event.caller().country());
        if (outcome instanceof Registration.Registered registered) {
            KnownDevice device = registered.device();
            Draft draft = judgeLife(event, new Subject(device.id(), device, registered.remarks()));
            if (draft instanceof Draft.Accepted) {
                workspace.register(new NewDevice(device, event.caller().organisationId()));
            }
            return draft;
        }
        FieldError error = ((Registration.Refused) outcome).error();
        return new Draft.Refused(Problem.invalid(List.of(error.under("/device"))));
    }

    private Draft judgeLife(NewEvent event, Subject subject) {
        KnownDevice device = subject.device();
        if (event.type() == EventType.MATERIAL_RECOVERY && device.isLotted()) {
            return new Draft.Refused(Refusals.deviceInLot());
        }
        Fact fact = event.fact(workspace.nextInOrder());
        Optional<Life> appended =
                workspace.hasRead(device) ? Optional.empty() : device.life().append(fact);
        if (appended.isPresent()) {
            boolean reappears = device.life().hasDisappeared();
            return judgeMass(event, subject, appended.get(), warningsOf(subject.remarks(), reappears));
        }
        Optional<List<Fact>> facts = workspace.findFacts(device);
        return facts.isEmpty() ? new Draft.Undecided(device) : judgeAmong(facts.get(), fact, event, subject);
    }

    private Draft judgeAmong(List<Fact> facts, Fact fact, NewEvent event, Subject subject) {
        Optional<LifeRules.Conflict> conflict = LifeRules.judge(facts, fact);
        if (conflict.isPresent()) {
            return new Draft.Refused(Refusals.orderConflict(conflict.get()));
        }
        List<Fact> all = new ArrayList<>(facts);
        all.add(fact);
        Timeline timeline = Timeline.of(all);
        return judgeMass(
                event, subject, Life.of(timeline), warningsOf(subject.remarks(), timeline.reappearsWith(fact)));
    }

    private Draft judgeMass(NewEvent event, Subject subject, Life life, List<Warning> warnings) {
        KnownDevice device = subject.device();
        KnownDevice changed = device.with(life, event.country());
        MassBalance balance = inputMass.balanceOf(device.facts(), life);
        if (balance.recoveredMg() > balance.limitMg()) {
            // What is left speaks of the balance before a recovery; of any other event, of the input that it would set.
            boolean recovers = event.type() == EventType.MATERIAL_RECOVERY;
            return new Draft.Refused(
                    Refusals.massExceeded(recovers ? inputMass.balanceOf(device.facts(), device.life()) : balance));
        }
        if (event.type() == EventType.MATERIAL_RECOVERY && balance.isAboveDefault()) {
            warnings.add(EventWarnings.massAboveDefault(
                    "adds up to more than the average mass of the category; the device's own mass is not known"));
        }
        EventWarnings.preliminary(event.body()).ifPresent(warnings::add);
        Draft.Accepted accepted = new Draft.Accepted(
                new AcceptedEvent(event, subject.recordId(), warnings),
                changed,
                records.devices().containsKey(device.id()));
        workspace.accept(accepted, changed, LifeRow.of(changed, balance));
        return accepted;
    }

    private static List<Warning> warningsOf(List<FieldError> remarks, boolean reappears) {
        List<Warning> warnings = new ArrayList<>();
        remarks.forEach(
                remark -> warnings.add(new Warning("/device" + remark.pointer(), remark.code(), remark.message())));
        if (reappears) {
            warnings.add(new Warning(
                    "/occurredAt",
                    "device-reappeared",
                    "the device was exported, lost or stolen before; its lifetime stays censored there"));
        }
        return warnings;
    }
}
