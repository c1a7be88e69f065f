package org.circulog.device;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds which device a reference means, among those that were read and those registered since; in memory. */
public final class DeviceRoll {
    private final Map<NormalIdentifier, UUID> owners;
    private final Map<UUID, KnownDevice> devices;

    /**
     * @param owners records that the identifiers belong to
     * @param devices by all ids that name them
     */
    public DeviceRoll(Map<NormalIdentifier, UUID> owners, Map<UUID, KnownDevice> devices) {
        this.owners = new HashMap<>(owners);
        this.devices = new HashMap<>(devices);
        devices.values().forEach(this::enter);
    }

    /** Whether a reference means a device. */
    public sealed interface Match {}

    /** @param recordId the record that is named, which is another one than the device's where it is merged */
    public record Known(UUID recordId, KnownDevice device) implements Match {}

    /** It means none, and can be registered. */
    public record Unknown() implements Match {}

    /** It means none, and has no identifier to register one under. */
    public record Nameless() implements Match {}

    /** Its id and its identifiers belong to several devices. */
    public record Ambiguous(Set<UUID> devices) implements Match {
        public Ambiguous {
            devices = Set.copyOf(devices);
        }
    }

    /** The device that is meant. */
    public Match find(NamedDevice named) {
        Set<UUID> records = recordsOf(named);
        Set<UUID> meant = records.stream()
                .map(record -> devices.containsKey(record) ? devices.get(record).id() : record)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (meant.size() > 1) {
            return new Ambiguous(meant);
        } else if (meant.isEmpty()) {
            return named.identifiers().isEmpty() ? new Nameless() : new Unknown();
        }
        return new Known(records.iterator().next(), devices.get(meant.iterator().next()));
    }

    private Set<UUID> recordsOf(NamedDevice named) {
        List<UUID> owning = named.identifiers().stream()
                .map(identifier -> owners.get(identifier.normal()))
                .filter(Objects::nonNull)
                .toList();
        Set<UUID> records = new LinkedHashSet<>();
        if (named.id() != null && (devices.containsKey(named.id()) || !owning.isEmpty())) {
            records.add(named.id());
        }
        records.addAll(owning);
        return records;
    }

    /** Enters a device that is registered now, or one that changed. */
    public void enter(KnownDevice device) {
        device.ids().forEach(id -> devices.put(id, device));
    }

    /** Gives a record those of the identifiers that nobody has; which ones these are. */
    public List<NamedIdentifier> claim(UUID recordId, List<NamedIdentifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> owners.putIfAbsent(identifier.normal(), recordId) == null)
                .toList();
    }
}
