package org.circulog.lot;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;

/**
 * Fired in the transaction that changes what is in closed lots or what became of it, after the change.
 *
 * @param connection of the transaction
 */
public record LotsChanged(Connection connection, List<UUID> lotIds) {
    public LotsChanged {
        lotIds = List.copyOf(lotIds);
    }
}
