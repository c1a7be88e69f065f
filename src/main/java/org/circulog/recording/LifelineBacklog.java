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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.event.RebuiltLife;
import org.circulog.event.RebuiltLives;
import org.jboss.logging.Logger;

/** Draws the lines of lives that were recorded before lives had them, in the background; figures wait for the last one. */
@Singleton
public class LifelineBacklog {
    private static final Logger LOG = Logger.getLogger(LifelineBacklog.class);
    private static final int AT_ONCE = 500;
    private static final int SECONDS_BETWEEN_TRIES = 10;

    private final Transactions transactions;
    private final DeviceRows devices;
    private final RebuiltLives lives;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "lifeline-backlog");
        thread.setDaemon(true);
        return thread;
    });

    LifelineBacklog(Transactions transactions, DeviceRows devices, RebuiltLives lives) {
        this.transactions = transactions;
        this.devices = devices;
        this.lives = lives;
    }

    void start(@Observes StartupEvent event) {
        worker.scheduleWithFixedDelay(this::drawAll, 0, SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    private void drawAll() {
        try {
            long drawn = 0;
            int some;
            do {
                some = transactions.write(this::drawSome);
                drawn += some;
            } while (some > 0);
            if (drawn > 0) {
                LOG.infof("%d lives from before the upgrade are ready for figures", drawn);
            }
            worker.shutdown();
        } catch (RuntimeException fault) {
            LOG.warnf("Lives from before the upgrade are not ready for figures yet: %s", fault.getMessage());
        }
    }

    private int drawSome(Connection connection) throws SQLException {
        List<UUID> some = take(connection);
        if (!some.isEmpty()) {
            Collection<RebuiltLife> rebuilt = lives.of(
                            connection, devices.lock(connection, some).values())
                    .values();
            devices.writeLives(
                    connection, rebuilt.stream().map(RebuiltLife::row).toList());
        }
        return some.size();
    }

    /** Others who draw too skip what is taken here; a merged record leads to the life that it is a part of. */
    private static List<UUID> take(Connection connection) throws SQLException {
        String sql = """
                DELETE FROM lifeline_backlog
                WHERE device_id = ANY (ARRAY(
                    SELECT device_id FROM lifeline_backlog ORDER BY device_id LIMIT ? FOR UPDATE SKIP LOCKED))
                RETURNING device_id
                """;
        List<UUID> taken = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taken.add(row.getObject("device_id", UUID.class));
                }
            }
        }
        return taken;
    }
}
