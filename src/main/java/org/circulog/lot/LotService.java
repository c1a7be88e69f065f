package org.circulog.lot;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.organisation.Caller;
import org.circulog.reference.Categories;
import org.circulog.reference.Countries;
import org.circulog.time.UuidV7;
import org.circulog.web.Cursor;
import org.circulog.web.FieldError;
import org.circulog.web.Page;
import org.circulog.web.ProblemException;

/** Opens lots and finds them. */
@Singleton
class LotService {
    private final LotRows lots;
    private final LotAccess access;
    private final FoundLots found;
    private final Countries countries;
    private final Categories categories;
    private final UuidV7 ids;
    private final Transactions transactions;

    LotService(
            LotRows lots,
            LotAccess access,
            FoundLots found,
            Countries countries,
            Categories categories,
            UuidV7 ids,
            Transactions transactions) {
        this.lots = lots;
        this.access = access;
        this.found = found;
        this.countries = countries;
        this.categories = categories;
        this.ids = ids;
        this.transactions = transactions;
    }

    /** @throws ProblemException {@code invalid-content} for a country or category that there is not */
    LotView open(OpenLot request, Caller caller) {
        String country = request.country() == null ? caller.country() : request.country();
        if (countries.findByAlpha2(country).isEmpty()) {
            throw ProblemException.invalid(
                    new FieldError("/country", "unknown-code", "is not a country of ISO 3166-1"));
        } else if (request.category() != null
                && categories.find(request.category()).isEmpty()) {
            throw ProblemException.invalid(
                    new FieldError("/category", "unknown-code", "is not one of the 54 UNU keys"));
        }
        StoredLot lot = StoredLot.opened(ids.next(), caller.organisationId(), request, country);
        return LotView.of(transactions.write(connection -> {
            lots.insert(connection, List.of(lot));
            return lots.find(connection, lot.id()).orElseThrow();
        }));
    }

    /** @throws ProblemException {@code not-found} also for a lot that the caller never held */
    LotView get(UUID id, Caller caller) {
        return LotView.of(transactions.read(connection -> access.requireReadable(connection, id, caller)));
    }

    /** Lots that the caller holds or held, in the order in which they were opened. */
    Page<LotView> list(LotSearch search, Caller caller, String after, int limit) {
        UUID start = Cursor.read(after, UUID::fromString);
        List<StoredLot> rows = transactions.read(
                connection -> found.list(connection, caller.organisationId(), search, start, limit + 1));
        return Page.of(rows, limit, lot -> lot.id().toString()).map(LotView::of);
    }
}
