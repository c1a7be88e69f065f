package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.event.RebuiltLot;
import org.circulog.event.RebuiltLots;
import org.circulog.lot.LotRows;
import org.circulog.lot.StoredLot;
import org.circulog.recording.RecomputationView.Difference;
import org.circulog.recording.RecomputationView.Field;
import org.circulog.recovery.RecoveredRows;
import org.circulog.recovery.RecoverySubject;

/** Derives what the events of every lot add up to again, and compares it with what is kept. */
@Singleton
class LotRecomputation {
    private static final int LOTS_AT_ONCE = 200;

    private final Transactions transactions;
    private final LotRows lots;
    private final RebuiltLots rebuiltLots;
    private final RecoveredRows recovered;

    LotRecomputation(Transactions transactions, LotRows lots, RebuiltLots rebuiltLots, RecoveredRows recovered) {
        this.transactions = transactions;
        this.lots = lots;
        this.rebuiltLots = rebuiltLots;
        this.recovered = recovered;
    }

    RecomputationView run(RecomputationView before, boolean repair) {
        RecomputationView result = before;
        List<UUID> ids = nextAfter(null);
        while (!ids.isEmpty()) {
            List<UUID> some = ids;
            result = result.plusLots(
                    some.size(), transactions.write(connection -> compare(connection, some, repair)), repair);
            ids = nextAfter(some.get(some.size() - 1));
        }
        return result;
    }

    private List<UUID> nextAfter(UUID last) {
        return transactions.read(connection -> lots.listIds(connection, last, LOTS_AT_ONCE));
    }

    private List<Difference> compare(Connection connection, List<UUID> ids, boolean repair) throws SQLException {
        Map<UUID, RebuiltLot> rebuilt = rebuiltLots.of(connection, lots.lock(connection, ids));
        Map<UUID, RecoveredRows.Mismatch> mismatches = recovered.compare(
                connection,
                rebuilt.values().stream()
                        .map(lot -> RecoverySubject.ofLot(lot.lot().id(), lot.isPreliminary()))
                        .toList(),
                repair);
        List<Difference> differences = new ArrayList<>();
        List<StoredLot> corrected = new ArrayList<>();
        for (RebuiltLot lot : rebuilt.values()) {
            List<Field> fields = fieldsThatDiffer(lot.lot(), lot.row());
            if (!fields.isEmpty()) {
                corrected.add(lot.row());
            }
            if (mismatches.containsKey(lot.lot().id())) {
                fields.add(Recomputation.fieldOf(mismatches.get(lot.lot().id())));
            }
            if (!fields.isEmpty()) {
                differences.add(Difference.ofLot(lot.lot().id(), fields));
            }
        }
        if (repair) {
            lots.write(connection, corrected);
        }
        return differences;
    }

    private static List<Field> fieldsThatDiffer(StoredLot recorded, StoredLot recomputed) {
        List<Field> fields = new ArrayList<>();
        compare("stage", recorded.stage(), recomputed.stage(), fields);
        compare("treated_day", recorded.treatedDay(), recomputed.treatedDay(), fields);
        if (!recorded.isOpen()) {
            compare(
                    "output_mg",
                    recorded.balance().outputMg(),
                    recomputed.balance().outputMg(),
                    fields);
        }
        return fields;
    }

    private static void compare(String name, Object recorded, Object recomputed, List<Field> fields) {
        if (!Objects.equals(recorded, recomputed)) {
            fields.add(new Field(name, Objects.toString(recorded, null), Objects.toString(recomputed, null)));
        }
    }
}
