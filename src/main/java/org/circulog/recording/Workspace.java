package org.circulog.recording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.device.NamedIdentifier;
import org.circulog.device.NewDevice;
import org.circulog.device.NewIdentifier;
import org.circulog.device.NormalIdentifier;
import org.circulog.event.Event;
import org.circulog.event.EventKey;
import org.circulog.event.NewEvent;
import org.circulog.life.Fact;

/** The records as they stand after each accepted event of a gathering, in memory. */
final class Workspace {
    /** Events without a sequence yet come behind all that have one. */
    private static final long UNNUMBERED = Long.MAX_VALUE / 2;

    private final Records records;
    private final Map<NormalIdentifier, UUID> owners;
    private final Map<UUID, UUID> deviceOf;
    private final Map<UUID, KnownDevice> devices;
    private final Map<UUID, List<Fact>> facts = new HashMap<>();
    private final Map<EventKey, Draft.Accepted> accepted = new HashMap<>();
    private final List<NewDevice> newDevices = new ArrayList<>();
    private final List<NewIdentifier> newIdentifiers = new ArrayList<>();
    private final Map<UUID, LifeRow> lives = new LinkedHashMap<>();

    Workspace(Records records) {
        this.records = records;
        this.owners = new HashMap<>(records.owners());
        this.deviceOf = new HashMap<>();
        this.devices = new HashMap<>();
        records.devices().forEach((named, device) -> {
            deviceOf.put(named, device.id());
            deviceOf.put(device.id(), device.id());
            devices.put(device.id(), device);
        });
        records.facts().forEach((device, known) -> facts.put(device, new ArrayList<>(known)));
    }

    Optional<Event> findEvent(EventKey key) {
        return Optional.ofNullable(records.events().get(key));
    }

    Optional<Draft.Accepted> findAccepted(EventKey key) {
        return Optional.ofNullable(accepted.get(key));
    }

    /** The device that an id leads to, which is another one where it is merged. */
    Optional<KnownDevice> findDevice(UUID id) {
        return Optional.ofNullable(deviceOf.get(id)).map(devices::get);
    }

    List<UUID> ownersOf(Collection<NamedIdentifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> owners.get(identifier.normal()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** All facts of the device, those accepted here included; empty if those on record have not been read. */
    Optional<List<Fact>> findFacts(KnownDevice device) {
        boolean unwritten = device.life().events() == 0;
        return Optional.ofNullable(facts.get(device.id()))
                .or(() -> unwritten ? Optional.of(List.of()) : Optional.empty());
    }

    /** Whether the facts on record had to be read, so that the row of its life alone does not decide. */
    boolean hasRead(KnownDevice device) {
        return records.facts().containsKey(device.id());
    }

    long nextInOrder() {
        return UNNUMBERED + accepted.size();
    }

    void register(NewDevice device) {
        newDevices.add(device);
    }

    void accept(Draft.Accepted draft, KnownDevice changed, LifeRow life) {
        NewEvent event = draft.event().request();
        Fact fact = event.fact(nextInOrder());
        if (changed.life().events() == 1) {
            facts.put(changed.id(), new ArrayList<>());
        }
        facts.computeIfPresent(changed.id(), (device, known) -> with(known, fact));
        accepted.put(event.key(), draft);
        deviceOf.putIfAbsent(changed.id(), changed.id());
        devices.put(changed.id(), changed);
        lives.put(changed.id(), life);
        for (NamedIdentifier identifier : event.device().identifiers()) {
            UUID named = draft.event().deviceId();
            if (owners.putIfAbsent(identifier.normal(), named) == null) {
                newIdentifiers.add(
                        new NewIdentifier(named, identifier, event.caller().organisationId()));
            }
        }
    }

    private static List<Fact> with(List<Fact> known, Fact fact) {
        known.add(fact);
        return known;
    }

    Verdict verdict(List<Draft> drafts) {
        return new Verdict(
                List.copyOf(drafts), List.copyOf(newDevices), List.copyOf(newIdentifiers), List.copyOf(lives.values()));
    }
}
