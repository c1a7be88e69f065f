package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.lot.StoredLot.Contents;
import org.circulog.organisation.Caller;
import org.circulog.web.FieldError;
import org.circulog.web.LostRaces;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Moves mass from closed lots into open ones: preliminary steps, such as sorting, move mass and nothing else. */
@Singleton
class TransferService {
    private final Transactions transactions;
    private final LotAccess access;
    private final LotRows lots;
    private final LotMembers members;
    private final LotLines lines;
    private final LotFlows flows;
    private final DeviceRows devices;
    private final MovableStock stock;

    TransferService(
            Transactions transactions,
            LotAccess access,
            LotRows lots,
            LotMembers members,
            LotLines lines,
            LotFlows flows,
            DeviceRows devices,
            MovableStock stock) {
        this.transactions = transactions;
        this.access = access;
        this.lots = lots;
        this.members = members;
        this.lines = lines;
        this.flows = flows;
        this.devices = devices;
        this.stock = stock;
    }

    /** The two lots of a transfer, locked. */
    private record Pair(StoredLot source, StoredLot target) {}

    /**
     * The open lot with what moved into it. With the whole of a lot from which nothing has come out its devices move too.
     *
     * @throws ProblemException {@code not-found}, {@code state-conflict}, {@code invalid-content} or {@code in-flight}
     */
    LotView transfer(UUID targetId, TransferMass request, Caller caller) {
        if (targetId.equals(request.fromLotId())) {
            throw ProblemException.invalid(new FieldError("/fromLotId", "same-lot", "must be another lot"));
        }
        return LostRaces.retrying(() -> transactions.write(connection -> {
            Pair pair = lock(connection, targetId, request.fromLotId(), caller);
            stock.require(connection, pair.source());
            if (findFlow(connection, pair).isPresent()) {
                throw new ProblemException(
                        ProblemType.STATE_CONFLICT,
                        "Something of that lot is in this one already; take it back first.");
            }
            return LotView.of(move(connection, pair, request, caller));
        }));
    }

    private Pair lock(Connection connection, UUID targetId, UUID sourceId, Caller caller) throws SQLException {
        Map<UUID, StoredLot> locked = lots.lock(connection, List.of(targetId, sourceId));
        StoredLot target = access.requireHolder(connection, targetId, caller);
        if (!locked.containsKey(sourceId) || !locked.get(sourceId).holderId().equals(caller.organisationId())) {
            throw ProblemException.invalid(
                    new FieldError("/fromLotId", "unknown-lot", "is not a lot that your organisation holds"));
        }
        target.requireOpen();
        return new Pair(locked.get(sourceId), target);
    }

    private Optional<LotFlow> findFlow(Connection connection, Pair pair) throws SQLException {
        return flows.listInto(connection, List.of(pair.target().id())).stream()
                .filter(flow -> flow.fromLot().equals(pair.source().id()))
                .findFirst();
    }

    private StoredLot move(Connection connection, Pair pair, TransferMass request, Caller caller) throws SQLException {
        StoredLot source = pair.source();
        long stockMg = source.balance().stockMg();
        long massMg = request.massMg() == null ? stockMg : request.massMg();
        if (massMg > stockMg) {
            throw new ProblemException(
                    ProblemType.MASS_EXCEEDED,
                    "Only " + stockMg + " mg are left in that lot.",
                    Map.of("remainingMg", stockMg));
        }
        boolean whole = massMg == stockMg;
        long pieces = pieces(connection, source, request, whole);
        List<LotMember> present = source.isTakenApart() ? List.of() : members.listPresent(connection, source.id());
        if (!whole && !present.isEmpty()) {
            throw new ProblemException(
                    ProblemType.STATE_CONFLICT, "That lot has devices: split it, and move a part as a whole.");
        }
        moveDevices(connection, pair, present, caller);
        moveLines(connection, pair, massMg, pieces - present.size(), caller);
        flows.insert(
                connection,
                List.of(new LotFlow(
                        pair.target().id(),
                        nextFlow(connection, pair.target()),
                        source.id(),
                        LotFlow.Kind.TRANSFER,
                        pieces,
                        massMg,
                        caller.organisationId(),
                        null)));
        Contents moved =
                new Contents(present.size(), pieces, 0, massMg, source.balance().defaultMg(massMg));
        StoredLot target = pair.target().with(pair.target().contents().plus(moved));
        return settle(connection, source, massMg, target);
    }

    private StoredLot settle(Connection connection, StoredLot source, long movedMg, StoredLot target)
            throws SQLException {
        if (target.contents().isTooHeavy()) {
            throw ProblemException.invalid(
                    new FieldError("/massMg", "lot-too-heavy", "makes the lot heavier than a thousand tonnes"));
        }
        LotBalance balance = source.balance();
        lots.write(connection, List.of(source.with(balance.withMoved(balance.movedMg() + movedMg)), target));
        return lots.find(connection, target.id()).orElseThrow();
    }

    private long pieces(Connection connection, StoredLot source, TransferMass request, boolean whole)
            throws SQLException {
        long left = stock.pieces(connection, source);
        long pieces = request.pieces() == null ? (whole ? left : 0) : request.pieces();
        if (pieces > left || whole && pieces < left) {
            throw ProblemException.invalid(new FieldError(
                    "/pieces", "pieces-not-conserved", "must fit: " + left + " pieces are left in that lot"));
        }
        return pieces;
    }

    private void moveDevices(Connection connection, Pair pair, List<LotMember> present, Caller caller)
            throws SQLException {
        if (present.isEmpty()) {
            return;
        }
        List<UUID> ids = present.stream().map(LotMember::deviceId).toList();
        devices.lock(connection, ids);
        int next = members.nextOrdinal(connection, pair.target().id());
        List<LotMember> moved = new ArrayList<>(present.size());
        for (LotMember device : present) {
            moved.add(device.movedTo(
                    pair.target().id(), next + moved.size(), pair.source().id(), caller.organisationId()));
        }
        members.leave(connection, pair.source().id());
        members.insert(connection, moved);
        devices.place(connection, ids, pair.target().id());
    }

    /** What the loose mass is made of: the same mix as that of its lot, as far as that is known. */
    private void moveLines(Connection connection, Pair pair, long massMg, long pieces, Caller caller)
            throws SQLException {
        StoredLot source = pair.source();
        List<LotLine> mix = source.isTakenApart() ? List.of() : lines.list(connection, source.id());
        long listedMg = mix.stream().mapToLong(LotLine::massMg).sum();
        long looseMg = source.isTakenApart() || mix.isEmpty() ? massMg : Math.min(listedMg, massMg);
        long[] masses = Apportionment.inProportion(
                looseMg, mix.stream().mapToLong(LotLine::massMg).toArray());
        long[] counts = Apportionment.inProportion(
                pieces,
                mix.stream()
                        .mapToLong(line -> line.pieces() == null ? 0 : line.pieces())
                        .toArray());
        int next = lines.nextLine(connection, pair.target().id());
        List<LotLine> moved = new ArrayList<>();
        for (int index = 0; index < mix.size(); index++) {
            if (masses[index] > 0) {
                moved.add(new LotLine(
                        pair.target().id(),
                        next + moved.size(),
                        mix.get(index).category(),
                        counts[index] == 0 ? null : (Long) counts[index],
                        masses[index],
                        source.id(),
                        caller.organisationId()));
            }
        }
        if (source.isTakenApart()) {
            moved.add(new LotLine(pair.target().id(), next, null, null, massMg, source.id(), caller.organisationId()));
        }
        lines.insert(connection, moved);
    }

    private int nextFlow(Connection connection, StoredLot target) throws SQLException {
        return flows.listInto(connection, List.of(target.id())).stream()
                        .mapToInt(LotFlow::ordinal)
                        .max()
                        .orElse(0)
                + 1;
    }

    /**
     * Takes a transfer back while the lot that received it is open.
     *
     * @throws ProblemException {@code not-found} or {@code state-conflict}
     */
    LotView takeBack(UUID targetId, UUID sourceId, Caller caller) {
        return LostRaces.retrying(() -> transactions.write(connection -> {
            Map<UUID, StoredLot> locked = lots.lock(connection, List.of(targetId, sourceId));
            StoredLot target = access.requireHolder(connection, targetId, caller);
            target.requireOpen();
            if (!locked.containsKey(sourceId)) {
                throw ProblemException.notFound("The transfer");
            }
            Pair pair = new Pair(locked.get(sourceId), target);
            LotFlow flow = findFlow(connection, pair).orElseThrow(() -> ProblemException.notFound("The transfer"));
            return LotView.of(takeBack(connection, pair, flow));
        }));
    }

    private StoredLot takeBack(Connection connection, Pair pair, LotFlow flow) throws SQLException {
        List<UUID> came = members.listPresent(connection, pair.target().id()).stream()
                .filter(member -> pair.source().id().equals(member.fromLot()))
                .map(LotMember::deviceId)
                .toList();
        if (!came.isEmpty()) {
            devices.lock(connection, came);
            members.delete(connection, pair.target().id(), came);
            members.comeBack(connection, pair.source().id(), came);
            members.settle(connection, pair.source().id());
        }
        lines.deleteFrom(connection, pair.target().id(), pair.source().id());
        flows.delete(connection, flow);
        Contents gone = new Contents(
                came.size(),
                flow.pieces(),
                0,
                flow.massMg(),
                pair.source().balance().defaultMg(flow.massMg()));
        return settle(
                connection,
                pair.source(),
                -flow.massMg(),
                pair.target().with(pair.target().contents().minus(gone)));
    }
}
