package org.circulog.lot;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.organisation.Caller;
import org.circulog.web.LostRaces;
import org.circulog.web.ProblemException;

/** Splits lots for their holders. */
@Singleton
class SplitService {
    private final Transactions transactions;
    private final LotAccess access;
    private final MovableStock stock;
    private final Splits splits;

    SplitService(Transactions transactions, LotAccess access, MovableStock stock, Splits splits) {
        this.transactions = transactions;
        this.access = access;
        this.stock = stock;
        this.splits = splits;
    }

    /**
     * Divides what is left in a closed lot into new lots.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code state-conflict}, {@code invalid-content} or
     *     {@code in-flight}
     */
    SplitView split(UUID lotId, SplitLot request, Caller caller) {
        return LostRaces.retrying(() -> transactions.write(connection -> {
            StoredLot lot = access.requireHolder(connection, lotId, caller);
            stock.require(connection, lot);
            return new SplitView(
                    lotId,
                    splits.split(connection, lot, request.parts()).stream()
                            .map(LotView::of)
                            .toList());
        }));
    }
}
