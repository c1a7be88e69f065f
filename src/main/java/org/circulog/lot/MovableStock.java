package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** What is left in a lot and may go on: to its parts, into other lots, or to another organisation. */
@Singleton
class MovableStock {
    private final HandoverRows handovers;
    private final LotFlows flows;

    MovableStock(HandoverRows handovers, LotFlows flows) {
        this.handovers = handovers;
        this.flows = flows;
    }

    /** @throws ProblemException {@code state-conflict} if the lot is open, empty, or offered to another organisation */
    void require(Connection connection, StoredLot lot) throws SQLException {
        if (lot.isOpen()) {
            throw conflict("The lot is open; close it first.");
        } else if (lot.balance().stockMg() == 0) {
            throw conflict("Nothing is left in the lot.");
        } else if (handovers.isOffered(connection, lot.id())) {
            throw conflict("The lot is offered to another organisation, which has not answered yet.");
        }
    }

    private static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.STATE_CONFLICT, detail);
    }

    /** Pieces that are left, devices included; none once something came out, for then they are taken apart. */
    long pieces(Connection connection, StoredLot lot) throws SQLException {
        if (lot.isTakenApart()) {
            return 0;
        }
        return lot.contents().pieces()
                - flows.listOutOf(connection, List.of(lot.id())).stream()
                        .mapToLong(LotFlow::pieces)
                        .sum();
    }
}
