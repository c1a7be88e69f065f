package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.circulog.device.LifeRow;
import org.circulog.event.PastLives;
import org.circulog.metrics.cells.SparseCells;

/** What lots and devices count for by their records as they were known at a moment. */
@Singleton
class MassSources {
    private static final int LIVES_AT_ONCE = 500;

    private final ClosedLots lots;
    private final LotCells lotCells;
    private final DeviceOutputRows devices;
    private final DeviceCells deviceCells;
    private final PastLives pastLives;

    MassSources(
            ClosedLots lots,
            LotCells lotCells,
            DeviceOutputRows devices,
            DeviceCells deviceCells,
            PastLives pastLives) {
        this.lots = lots;
        this.lotCells = lotCells;
        this.devices = devices;
        this.deviceCells = deviceCells;
        this.pastLives = pastLives;
    }

    /** Those of the lots that were closed, by their ids. */
    SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> ofLots(
            Connection connection, Collection<UUID> lotIds, Moment moment) throws SQLException {
        SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> counted = new TreeMap<>();
        for (ClosedLot lot : lots.read(connection, lotIds, moment)) {
            counted.put(new MassSubject(lot.record().lot().id(), true), count(lot));
        }
        return counted;
    }

    private SortedMap<MassGroup, SparseCells> count(ClosedLot lot) {
        SortedMap<MassGroup, SparseCells> groups = new TreeMap<>();
        String country = lot.record().lot().country();
        lotCells.add(
                lot,
                category -> groups.computeIfAbsent(
                        new MassGroup(category, country, lot.registeredIn()), group -> new SparseCells()));
        return groups;
    }

    /** @param recordIds all ids of the devices */
    SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> ofDevices(
            Connection connection, Collection<UUID> recordIds, Moment moment) throws SQLException {
        SortedMap<MassSubject, SortedMap<MassGroup, SparseCells>> counted = new TreeMap<>();
        for (DeviceOutputs device : devices.find(connection, recordIds, moment)) {
            counted.computeIfAbsent(new MassSubject(device.deviceId(), false), subject -> new TreeMap<>())
                    .put(device.group(), count(device));
        }
        return counted;
    }

    /** Hands out all devices. */
    void forEachDevice(Connection connection, Moment moment, BiConsumer<MassGroup, SparseCells> consumer)
            throws SQLException {
        Map<UUID, DeviceOutputs> changed = new HashMap<>();
        devices.forEach(connection, moment, device -> {
            if (device.changedSince()) {
                changed.put(device.deviceId(), device);
            } else {
                consumer.accept(device.group(), count(device));
            }
        });
        List<UUID> ids = changed.keySet().stream().sorted().toList();
        for (int start = 0; start < ids.size(); start += LIVES_AT_ONCE) {
            List<UUID> some = ids.subList(start, Math.min(ids.size(), start + LIVES_AT_ONCE));
            for (LifeRow life : pastLives.of(connection, some, moment.knownAt())) {
                DeviceOutputs device = changed.get(life.deviceId());
                if (device != null) {
                    DeviceOutputs then = device.as(
                            life.lifeline().traits().category(), life.balance().inputMg());
                    consumer.accept(then.group(), count(then));
                }
            }
        }
    }

    private SparseCells count(DeviceOutputs device) {
        SparseCells cells = new SparseCells();
        deviceCells.add(device, cells);
        return cells;
    }
}
