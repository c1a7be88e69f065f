package org.circulog.recording;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.lot.LotRows;
import org.circulog.recovery.RecoveredRows;
import org.circulog.recovery.RecoverySubject;
import org.jboss.logging.Logger;

/** Lets figures follow lots and outputs that were recorded before they did, in the background; figures wait for the last. */
@Singleton
public class MassBacklog {
    private static final Logger LOG = Logger.getLogger(MassBacklog.class);
    private static final int AT_ONCE = 200;
    private static final int SECONDS_BETWEEN_TRIES = 10;

    /** Others who do this too skip what is taken here. */
    private static final String TAKE = """
            DELETE FROM mass_backlog
            WHERE of_lot = ? AND subject_id = ANY (ARRAY(
                SELECT subject_id FROM mass_backlog WHERE of_lot = ? ORDER BY subject_id LIMIT ? FOR UPDATE SKIP LOCKED))
            RETURNING subject_id
            """;

    private final Transactions transactions;
    private final LotRows lots;
    private final DeviceRows devices;
    private final RecoveredRows recovered;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mass-backlog");
        thread.setDaemon(true);
        return thread;
    });

    MassBacklog(Transactions transactions, LotRows lots, DeviceRows devices, RecoveredRows recovered) {
        this.transactions = transactions;
        this.lots = lots;
        this.devices = devices;
        this.recovered = recovered;
    }

    void start(@Observes StartupEvent event) {
        worker.scheduleWithFixedDelay(this::followAll, 0, SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    private void followAll() {
        try {
            int some;
            do {
                some = transactions.write(this::followLots) + transactions.write(this::followDevices);
            } while (some > 0);
            worker.shutdown();
        } catch (RuntimeException fault) {
            LOG.warnf("Masses from before the upgrade are not ready for figures yet: %s", fault.getMessage());
        }
    }

    private int followLots(Connection connection) throws SQLException {
        List<UUID> taken = take(connection, true);
        if (!taken.isEmpty()) {
            lots.lock(connection, taken);
            recovered.follow(
                    connection,
                    taken.stream().map(id -> RecoverySubject.ofLot(id, false)).toList());
        }
        return taken.size();
    }

    private int followDevices(Connection connection) throws SQLException {
        List<UUID> taken = take(connection, false);
        if (!taken.isEmpty()) {
            recovered.follow(
                    connection,
                    devices.lock(connection, taken).values().stream()
                            .distinct()
                            .map(device -> RecoverySubject.of(device, false))
                            .toList());
        }
        return taken.size();
    }

    private static List<UUID> take(Connection connection, boolean ofLots) throws SQLException {
        List<UUID> taken = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setBoolean(1, ofLots);
            statement.setBoolean(2, ofLots);
            statement.setInt(3, AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taken.add(row.getObject("subject_id", UUID.class));
                }
            }
        }
        return taken;
    }
}
