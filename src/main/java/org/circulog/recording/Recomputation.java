package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.event.RebuiltLife;
import org.circulog.event.RebuiltLives;
import org.circulog.recovery.RecoveredRows;
import org.circulog.recovery.RecoverySubject;

/** Derives every life, and what came out of every device and lot, again from the events, and compares what is kept. */
@Singleton
class Recomputation {
    private static final int DEVICES_AT_ONCE = 500;

    private final Transactions transactions;
    private final DeviceRows devices;
    private final RebuiltLives lives;
    private final RecoveredRows recovered;
    private final LotRecomputation lots;

    Recomputation(
            Transactions transactions,
            DeviceRows devices,
            RebuiltLives lives,
            RecoveredRows recovered,
            LotRecomputation lots) {
        this.transactions = transactions;
        this.devices = devices;
        this.lives = lives;
        this.recovered = recovered;
        this.lots = lots;
    }

    /** Compares all lives and lots, a few hundred at a time; takes time linear in the events. */
    RecomputationView run(boolean repair) {
        return lots.run(runDevices(repair), repair);
    }

    private RecomputationView runDevices(boolean repair) {
        RecomputationView result = RecomputationView.NONE;
        UUID last = null;
        List<UUID> ids = nextAfter(null);
        while (!ids.isEmpty()) {
            List<UUID> some = ids;
            result = result.plusDevices(
                    some.size(), transactions.write(connection -> compare(connection, some, repair)), repair);
            last = some.get(some.size() - 1);
            ids = nextAfter(last);
        }
        return result;
    }

    private List<UUID> nextAfter(UUID last) {
        return transactions.read(connection -> devices.listIds(connection, last, DEVICES_AT_ONCE));
    }

    private List<RecomputationView.Difference> compare(Connection connection, List<UUID> ids, boolean repair)
            throws SQLException {
        Map<UUID, KnownDevice> locked = devices.lock(connection, ids);
        Map<UUID, LifeRow> recorded = devices.findLives(connection, ids);
        Map<UUID, RebuiltLife> rebuilt = lives.of(connection, locked.values());
        Map<UUID, List<RecomputationView.Field>> fields = new LinkedHashMap<>();
        rebuilt.values()
                .forEach(life -> fields.put(
                        life.device().id(),
                        fieldsThatDiffer(recorded.get(life.device().id()), life.row())));
        if (repair) {
            // First, because what counts for figures beside the lives rests on them.
            devices.writeLives(
                    connection,
                    rebuilt.values().stream()
                            .filter(life -> !fields.get(life.device().id()).isEmpty())
                            .map(RebuiltLife::row)
                            .toList());
        }
        recovered
                .compare(
                        connection,
                        rebuilt.values().stream().map(RecoverySubject::of).toList(),
                        repair)
                .forEach((id, mismatch) -> fields.get(id).add(fieldOf(mismatch)));
        return fields.entrySet().stream()
                .filter(device -> !device.getValue().isEmpty())
                .map(device -> RecomputationView.Difference.ofDevice(device.getKey(), device.getValue()))
                .toList();
    }

    private static List<RecomputationView.Field> fieldsThatDiffer(LifeRow recorded, LifeRow recomputed) {
        Map<String, Object> before = LifeRow.COLUMNS.valuesOf(recorded);
        List<RecomputationView.Field> fields = new ArrayList<>();
        LifeRow.COLUMNS.valuesOf(recomputed).forEach((name, value) -> {
            if (!Objects.equals(before.get(name), value)) {
                fields.add(new RecomputationView.Field(name, text(before.get(name)), text(value)));
            }
        });
        return fields;
    }

    static RecomputationView.Field fieldOf(RecoveredRows.Mismatch mismatch) {
        return new RecomputationView.Field("recovered", mismatch.recorded(), mismatch.recomputed());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
