package org.circulog.event;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.circulog.device.DeviceRecord;
import org.circulog.device.DeviceRecords;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.life.Fact;
import org.circulog.life.Life;
import org.circulog.life.Timeline;

/** Derives the lives of devices as they were known at a moment, many at once. */
@Singleton
public class PastLives {
    private final DeviceRecords devices;
    private final EventRecords events;
    private final InputMass inputMass;

    PastLives(DeviceRecords devices, EventRecords events, InputMass inputMass) {
        this.devices = devices;
        this.events = events;
        this.inputMass = inputMass;
    }

    /**
     * The rows that the lives of the devices had to which the ids led at a moment, each once; nothing for ids that were not
     * registered by then. A few statements for all of them, and a few more for each that was a part of a merge.
     */
    public List<LifeRow> of(Connection connection, Collection<UUID> ids, Instant knownAt) throws SQLException {
        List<LifeRow> lives = new ArrayList<>();
        List<KnownDevice> unmerged = devices.findUnmerged(connection, ids, knownAt);
        Map<UUID, List<EventRecord>> found = events.findByRecord(
                connection, unmerged.stream().map(KnownDevice::id).toList(), knownAt);
        unmerged.forEach(device -> lives.add(rowOf(device, found.getOrDefault(device.id(), List.of()))));
        Set<UUID> merged = new LinkedHashSet<>(ids);
        unmerged.forEach(device -> merged.remove(device.id()));
        Set<UUID> seen = new HashSet<>();
        for (UUID id : merged) {
            Optional<DeviceRecord> device = devices.find(connection, id, knownAt);
            if (device.isPresent() && seen.add(device.get().id())) {
                lives.add(rowOf(
                        known(device.get()),
                        events.findByDevice(connection, device.get().ids(), knownAt)));
            }
        }
        return lives;
    }

    private static KnownDevice known(DeviceRecord device) {
        return new KnownDevice(
                device.id(),
                device.mergedIds(),
                device.facts(),
                false,
                device.registeredIn(),
                null,
                null,
                Life.UNWRITTEN);
    }

    private LifeRow rowOf(KnownDevice device, List<EventRecord> records) {
        List<Event> counted = CountedFact.inOneLife(
                        records.stream().filter(EventRecord::counts).toList(),
                        record -> record.event().lotId(),
                        record -> record.event().fact().kind())
                .stream()
                .map(EventRecord::event)
                .toList();
        List<Fact> facts = counted.stream()
                .map(event ->
                        event.lotId() == null ? event.fact() : event.fact().ofMember())
                .toList();
        String country = counted.stream()
                .max(Comparator.comparing(Event::sequence))
                .map(Event::country)
                .orElse(null);
        Life life = Life.of(Timeline.of(facts));
        return LifeRow.of(device.with(life, country), inputMass.balanceOf(device.facts(), life));
    }
}
