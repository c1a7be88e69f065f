package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.circulog.database.Transactions;
import org.circulog.organisation.Caller;
import org.circulog.web.Cursor;
import org.circulog.web.Page;

/** Shows an organisation what it has in hand and has not finished. */
@Singleton
class OpenWorkService {
    private final OpenWorkRows rows;
    private final Transactions transactions;
    private final Clock clock;

    OpenWorkService(OpenWorkRows rows, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The open work of the caller's organisation that fulfils the conditions, as of today. */
    OpenWorkSelection select(OpenWorkSearch search, Caller caller) {
        return new OpenWorkSelection(caller.organisationId(), search, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
    }

    /**
     * Oldest first.
     *
     * @throws org.circulog.web.ProblemException {@code invalid-parameter} for a cursor that is none
     */
    Page<OpenWork> list(OpenWorkSelection selection, String after, int limit) {
        OpenWorkPlace place = Cursor.read(after, OpenWorkPlace::parse);
        return Page.of(
                listAfter(selection, place, limit + 1),
                limit,
                work -> work.place().text());
    }

    /** As {@link #list}, at most {@code most}, from the beginning for null. */
    List<OpenWork> listAfter(OpenWorkSelection selection, OpenWorkPlace after, int most) {
        return transactions.read(connection -> rows.list(connection, selection, after, most));
    }

    /** What all of it adds up to. */
    OpenWorkTotals total(OpenWorkSelection selection) {
        return transactions.read(connection -> OpenWorkTotals.of(
                rows.sum(connection, selection), rows.sumClaimable(connection, selection.organisationId())));
    }
}
