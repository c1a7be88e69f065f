package org.circulog.event;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.circulog.lot.StoredLot;

/** Derives what is kept of lots anew from all events that count. */
@Singleton
public class RebuiltLots {
    private final EventRows events;

    RebuiltLots(EventRows events) {
        this.events = events;
    }

    /** The lots as their events have them now, by their ids; one statement, however many there are. */
    public Map<UUID, RebuiltLot> of(Connection connection, Map<UUID, StoredLot> lots) throws SQLException {
        Map<UUID, RebuiltLot> rebuilt = new TreeMap<>();
        events.findLotFacts(connection, lots.keySet())
                .forEach((id, facts) -> rebuilt.put(id, RebuiltLot.of(lots.get(id), facts)));
        return rebuilt;
    }
}
