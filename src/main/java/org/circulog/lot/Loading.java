package org.circulog.lot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.circulog.device.DeviceRoll;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.device.NewDevice;
import org.circulog.device.NewIdentifier;
import org.circulog.device.Registration;
import org.circulog.life.MassBalance;
import org.circulog.life.Stage;
import org.circulog.lot.AddedDevices.AddedDevice;
import org.circulog.lot.AddedDevices.Status;
import org.circulog.lot.StoredLot.Contents;
import org.circulog.organisation.Caller;
import org.circulog.web.FieldError;
import org.circulog.web.Problem;

/**
 * Decides which devices get into an open lot, one after the other, each against the records and those before it. Needs no
 * database and writes nothing.
 */
final class Loading {
    private final Registration registration;
    private final InputMass inputMass;
    private final Caller caller;
    private final Ground ground;
    private final List<AddedDevice> items = new ArrayList<>();
    private final List<NewDevice> registered = new ArrayList<>();
    private final List<NewIdentifier> identifiers = new ArrayList<>();
    private final List<LifeRow> lives = new ArrayList<>();
    private final List<LotMember> members = new ArrayList<>();
    private final List<UUID> leaving = new ArrayList<>();
    private Contents contents;

    Loading(Registration registration, InputMass inputMass, Caller caller, Ground ground) {
        this.registration = registration;
        this.inputMass = inputMass;
        this.caller = caller;
        this.ground = ground;
        this.contents = ground.lot().contents();
    }

    /**
     * What is on record.
     *
     * @param nextOrdinal the place of the next device in the manifest
     * @param others the lots in which some of the devices are
     * @param backInUse devices that left their closed lots for a further use
     */
    record Ground(
            StoredLot lot, int nextOrdinal, DeviceRoll devices, Map<UUID, StoredLot> others, Set<UUID> backInUse) {}

    /**
     * What is to be written.
     *
     * @param leaving all ids of devices that are not in their closed lots any more
     */
    record Outcome(
            List<AddedDevice> items,
            List<NewDevice> registered,
            List<NewIdentifier> identifiers,
            List<LifeRow> lives,
            List<LotMember> members,
            List<UUID> leaving,
            Contents contents) {}

    Outcome load(List<DeviceEntry> entries) {
        entries.forEach(entry -> items.add(load(entry)));
        return new Outcome(items, registered, identifiers, lives, members, leaving, contents);
    }

    private AddedDevice load(DeviceEntry entry) {
        if (!entry.isReadable()) {
            return AddedDevice.rejected(entry.index(), null, entry.problem());
        }
        DeviceRoll.Match match = ground.devices().find(entry.device());
        if (match instanceof DeviceRoll.Known known) {
            return loadKnown(entry, known);
        } else if (match instanceof DeviceRoll.Ambiguous ambiguous) {
            return AddedDevice.rejected(entry.index(), null, LotRefusals.identifiersDisagree(ambiguous.devices()));
        } else if (match instanceof DeviceRoll.Nameless) {
            return AddedDevice.rejected(entry.index(), null, LotRefusals.unknownDevice());
        }
        return loadUnknown(entry);
    }

    private AddedDevice loadKnown(DeviceEntry entry, DeviceRoll.Known known) {
        KnownDevice device = known.device();
        List<FieldError> warnings = registration.differences(entry.device(), device.facts());
        if (device.place() != null && device.place().lotId().equals(ground.lot().id())) {
            nameFurther(entry, known.recordId());
            return AddedDevice.in(entry.index(), device.id(), Status.ALREADY_IN, warnings);
        }
        Optional<Problem> refusal = findRefusal(device);
        if (refusal.isPresent()) {
            return AddedDevice.rejected(entry.index(), device.id(), refusal.get());
        }
        nameFurther(entry, known.recordId());
        if (device.place() != null) {
            device.ids().forEach(leaving::add);
        }
        return add(entry.index(), device, warnings);
    }

    private AddedDevice loadUnknown(DeviceEntry entry) {
        Registration.Outcome outcome = registration.register(entry.device(), caller.country());
        if (outcome instanceof Registration.Refused refused) {
            return AddedDevice.rejected(entry.index(), null, Problem.invalid(List.of(refused.error())));
        }
        Registration.Registered known = (Registration.Registered) outcome;
        KnownDevice device = known.device();
        Optional<Problem> refusal = findRefusal(device);
        if (refusal.isPresent()) {
            return AddedDevice.rejected(entry.index(), null, refusal.get());
        }
        registered.add(new NewDevice(device, caller.organisationId()));
        lives.add(LifeRow.of(device, inputMass.balanceOf(device.facts(), device.life())));
        nameFurther(entry, device.id());
        return add(entry.index(), device, known.remarks());
    }

    private void nameFurther(DeviceEntry entry, UUID recordId) {
        ground.devices()
                .claim(recordId, entry.device().identifiers())
                .forEach(identifier ->
                        identifiers.add(new NewIdentifier(recordId, identifier, caller.organisationId())));
    }

    private Optional<Problem> findRefusal(KnownDevice device) {
        if (device.place() != null && !ground.backInUse().contains(device.id())) {
            return Optional.of(
                    LotRefusals.deviceInLot(ground.others().get(device.place().lotId()), caller));
        } else if (device.life().stage() == Stage.WITHDRAWN) {
            return Optional.of(LotRefusals.withdrawn());
        } else if (contents.devices() >= LotRefusals.MOST_DEVICES
                || contents.plus(memberOf(device).contents()).isTooHeavy()) {
            return Optional.of(LotRefusals.full());
        }
        return Optional.empty();
    }

    private AddedDevice add(int index, KnownDevice device, List<FieldError> warnings) {
        LotMember member = memberOf(device);
        members.add(member);
        contents = contents.plus(member.contents());
        ground.devices().enter(device.placedIn(ground.lot().id()));
        return AddedDevice.in(index, device.id(), Status.ADDED, warnings);
    }

    private LotMember memberOf(KnownDevice device) {
        MassBalance balance = inputMass.balanceOf(device.facts(), device.life());
        return new LotMember(
                ground.lot().id(),
                device.id(),
                ground.nextOrdinal() + members.size(),
                device.facts().category(),
                LotMember.massOf(balance),
                balance.basis(),
                null,
                caller.organisationId(),
                null);
    }
}
