package org.circulog.device;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.circulog.life.Life;

/** Reads devices as they were known at a moment. */
@Singleton
public class DeviceRecords {
    private final MergeRows merges;
    private final DeviceRows devices;
    private final IdentifierRows identifiers;

    DeviceRecords(MergeRows merges, DeviceRows devices, IdentifierRows identifiers) {
        this.merges = merges;
        this.devices = devices;
        this.identifiers = identifiers;
    }

    /**
     * The device of which the given id is one.
     *
     * @param knownAt null for now
     * @return empty if the id was not registered by then
     */
    public Optional<DeviceRecord> find(Connection connection, UUID id, Instant knownAt) throws SQLException {
        Optional<MergeRows.Group> group = merges.findGroup(connection, id, knownAt);
        return group.isEmpty() ? Optional.empty() : Optional.of(read(connection, group.get()));
    }

    /**
     * What each of the records was by itself at a moment: a device, a part of one, or nothing yet.
     *
     * @return those that were registered by then and part of no merge that was in force
     */
    public List<KnownDevice> findUnmerged(Connection connection, Collection<UUID> ids, Instant knownAt)
            throws SQLException {
        Map<UUID, String> registeredIn = merges.findUnmerged(connection, ids, knownAt);
        Map<UUID, KnownFacts> facts = devices.findFacts(connection, registeredIn.keySet(), knownAt);
        return registeredIn.entrySet().stream()
                .map(entry -> {
                    KnownFacts known = facts.get(entry.getKey());
                    return new KnownDevice(
                            entry.getKey(),
                            List.of(),
                            known.facts(),
                            known.categoryAssumed(),
                            entry.getValue(),
                            null,
                            null,
                            Life.UNWRITTEN);
                })
                .toList();
    }

    private DeviceRecord read(Connection connection, MergeRows.Group group) throws SQLException {
        List<UUID> ids = group.ids();
        Map<UUID, KnownFacts> facts = devices.findFacts(connection, ids, group.knownAt());
        Map<UUID, List<IdentifierView>> inForce = identifiers.findInForce(connection, ids, group.knownAt());
        return new DeviceRecord(
                ids.get(0),
                ids.subList(1, ids.size()),
                ids.stream()
                        .flatMap(id -> inForce.getOrDefault(id, List.of()).stream())
                        .toList(),
                ids.stream()
                        .map(facts::get)
                        .reduce(KnownFacts::completedBy)
                        .orElseThrow()
                        .facts(),
                group.registeredIn(),
                group.registeredAt(),
                group.knownAt());
    }
}
