package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.organisation.Caller;
import org.circulog.organisation.Callers;
import org.circulog.organisation.Role;
import org.circulog.time.UuidV7;
import org.circulog.web.Cursor;
import org.circulog.web.FieldError;
import org.circulog.web.LostRaces;
import org.circulog.web.Page;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Lots go from one organisation to another when both say so, each with its own weight. */
@Singleton
class HandoverService {
    private final Transactions transactions;
    private final LotAccess access;
    private final LotRows lots;
    private final HandoverRows handovers;
    private final MovableStock stock;
    private final Splits splits;
    private final Callers organisations;
    private final UuidV7 ids;

    HandoverService(
            Transactions transactions,
            LotAccess access,
            LotRows lots,
            HandoverRows handovers,
            MovableStock stock,
            Splits splits,
            Callers organisations,
            UuidV7 ids) {
        this.transactions = transactions;
        this.access = access;
        this.lots = lots;
        this.handovers = handovers;
        this.stock = stock;
        this.splits = splits;
        this.organisations = organisations;
        this.ids = ids;
    }

    /**
     * Offers what is left in a closed lot.
     *
     * @throws ProblemException {@code not-found}, {@code state-conflict}, {@code invalid-content} or {@code in-flight}
     */
    HandoverView offer(UUID lotId, OfferLot request, Caller caller) {
        requireReceiver(request.to(), caller);
        return LostRaces.retrying(() -> transactions.write(connection -> {
            StoredLot lot = access.requireHolder(connection, lotId, caller);
            stock.require(connection, lot);
            Handover offer = new Handover(
                    ids.next(),
                    lotId,
                    caller.organisationId(),
                    request.to(),
                    HandoverState.OFFERED,
                    request.note(),
                    lot.balance().stockMg(),
                    stock.pieces(connection, lot),
                    null,
                    null,
                    null,
                    null);
            return HandoverView.of(handovers.insert(connection, offer), lot);
        }));
    }

    private void requireReceiver(UUID to, Caller caller) {
        boolean takesLots = !to.equals(caller.organisationId())
                && organisations
                        .find(to)
                        .filter(receiver -> receiver.has(Role.RECYCLER) || receiver.has(Role.COLLECTOR))
                        .isPresent();
        if (!takesLots) {
            throw ProblemException.invalid(
                    new FieldError("/to", "no-receiver", "must be another organisation that collects or recycles"));
        }
    }

    HandoverView get(UUID id, Caller caller) {
        return transactions.read(connection -> {
            Handover handover = find(connection, id, caller);
            return HandoverView.of(
                    handover, lots.find(connection, handover.lotId()).orElseThrow());
        });
    }

    /** The handovers from and to the caller's organisation, in the order of the offers. */
    Page<HandoverView> list(HandoverSearch search, Caller caller) {
        UUID after = Cursor.read(search.after, UUID::fromString);
        HandoverRows.Search rows = new HandoverRows.Search(
                caller.organisationId(), search.direction, search.state, after, search.limit + 1);
        return transactions.write(connection -> {
            List<Handover> found = handovers.list(connection, rows);
            Map<UUID, StoredLot> named = lots.find(
                    connection, found.stream().map(Handover::lotId).distinct().toList());
            return Page.of(found, search.limit, handover -> handover.id().toString())
                    .map(handover -> HandoverView.of(handover, named.get(handover.lotId())));
        });
    }

    /**
     * Takes over what was offered, or a part of it; an equal repeat is harmless. Where all of a lot is taken from which
     * nothing has come out, the lot changes its holder; else what is taken is split off first.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code state-conflict}, {@code invalid-content} or
     *     {@code in-flight}
     */
    HandoverView accept(UUID id, AcceptHandover request, Caller caller) {
        return LostRaces.retrying(() -> transactions.write(connection -> {
            StoredLot lot = lockLotOf(connection, id, caller);
            Handover offer = find(connection, id, caller);
            requireRole(offer.toId(), caller, "Only the organisation to which a lot is offered accepts it.");
            if (offer.state() == HandoverState.ACCEPTED && isRepeat(offer, request)) {
                return HandoverView.of(offer, lot);
            }
            requireOffered(offer);
            if (lot.balance().stockMg() != offer.offeredMg()) {
                throw new ProblemException(
                        ProblemType.STATE_CONFLICT,
                        "What is in the lot was corrected since it was offered; the sender has to offer it anew.");
            }
            Handover.Acceptance acceptance = take(connection, lot, offer, request);
            return HandoverView.of(handovers.accept(connection, id, acceptance), lot);
        }));
    }

    private Handover.Acceptance take(Connection connection, StoredLot lot, Handover offer, AcceptHandover request)
            throws SQLException {
        boolean all = request.accepted() == null || request.accepted().massMg() == offer.offeredMg();
        boolean untouched = lot.balance().outputMg() == 0 && lot.balance().movedMg() == 0;
        StoredLot taken = all && untouched
                ? lot
                : splits.split(connection, lot, partsOf(lot, offer, request)).get(0);
        LotBalance weighed = LotBalance.ofWeighed(request.receivedMassMg());
        lots.write(connection, List.of(taken.heldBy(offer.toId()).with(weighed)));
        return new Handover.Acceptance(
                taken.id(),
                all ? (Long) offer.offeredMg() : request.accepted().massMg(),
                all ? offer.offeredPieces() : taken.contents().pieces(),
                request.receivedMassMg());
    }

    private static List<SplitLot.Part> partsOf(StoredLot lot, Handover offer, AcceptHandover request) {
        AcceptHandover.AcceptedPart accepted = request.accepted();
        if (accepted == null || accepted.massMg() == offer.offeredMg()) {
            return List.of(new SplitLot.Part(lot.name(), offer.offeredMg(), offer.offeredPieces(), List.of(), true));
        }
        long pieces = accepted.pieces() == null ? accepted.devices().size() : accepted.pieces();
        if (accepted.massMg() > offer.offeredMg() || pieces > offer.offeredPieces()) {
            throw ProblemException.invalid(
                    new FieldError("/accepted", "more-than-offered", "is more than was offered"));
        }
        return List.of(
                new SplitLot.Part(null, accepted.massMg(), pieces, accepted.devices(), false),
                new SplitLot.Part(
                        null, offer.offeredMg() - accepted.massMg(), offer.offeredPieces() - pieces, List.of(), true));
    }

    private static boolean isRepeat(Handover handover, AcceptHandover request) {
        boolean sameMass = request.accepted() == null
                ? handover.acceptance().massMg() == handover.offeredMg()
                : handover.acceptance().massMg() == request.accepted().massMg();
        return sameMass && handover.acceptance().receivedMg() == request.receivedMassMg();
    }

    /**
     * Declines an offer; the lot stays where it is.
     *
     * @param ended REFUSED by the receiver or WITHDRAWN by the sender
     * @throws ProblemException {@code not-found}, {@code forbidden}, {@code state-conflict} or {@code in-flight}
     */
    HandoverView end(UUID id, HandoverState ended, AnswerHandover request, Caller caller) {
        return LostRaces.retrying(() -> transactions.write(connection -> {
            StoredLot lot = lockLotOf(connection, id, caller);
            Handover offer = find(connection, id, caller);
            if (ended == HandoverState.REFUSED) {
                requireRole(offer.toId(), caller, "Only the organisation to which a lot is offered refuses it.");
            } else {
                requireRole(offer.fromId(), caller, "Only the organisation that offered a lot withdraws it.");
            }
            if (offer.state() == ended && Objects.equals(offer.reason(), request.reason())) {
                return HandoverView.of(offer, lot);
            }
            requireOffered(offer);
            return HandoverView.of(handovers.end(connection, id, ended, request.reason()), lot);
        }));
    }

    private StoredLot lockLotOf(Connection connection, UUID id, Caller caller) throws SQLException {
        UUID lotId = find(connection, id, caller).lotId();
        return lots.lock(connection, List.of(lotId)).get(lotId);
    }

    /** To organisations that neither offered nor were offered the lot, a handover does not exist. */
    private Handover find(Connection connection, UUID id, Caller caller) throws SQLException {
        return handovers
                .find(connection, id)
                .filter(handover -> handover.fromId().equals(caller.organisationId())
                        || handover.toId().equals(caller.organisationId()))
                .orElseThrow(() -> ProblemException.notFound("The handover"));
    }

    private static void requireRole(UUID organisationId, Caller caller, String otherwise) {
        if (!organisationId.equals(caller.organisationId())) {
            throw new ProblemException(ProblemType.FORBIDDEN, otherwise);
        }
    }

    private static void requireOffered(Handover handover) {
        if (handover.state() != HandoverState.OFFERED) {
            throw new ProblemException(Problem.of(
                    ProblemType.STATE_CONFLICT,
                    "The offer is not open any more.",
                    List.of(),
                    Map.of("state", handover.state())));
        }
    }
}
