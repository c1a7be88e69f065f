package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.circulog.device.DeviceRows;
import org.circulog.life.Stage;
import org.circulog.lot.StoredLot.Contents;
import org.circulog.time.UuidV7;
import org.circulog.web.FieldError;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;

/** Divides what is left in a closed lot into new lots, which are closed from the beginning. */
@Singleton
class Splits {
    private final UuidV7 ids;
    private final LotRows lots;
    private final LotMembers members;
    private final LotLines lines;
    private final LotFlows flows;
    private final DeviceRows devices;
    private final Manifests manifests;
    private final MovableStock stock;

    Splits(
            UuidV7 ids,
            LotRows lots,
            LotMembers members,
            LotLines lines,
            LotFlows flows,
            DeviceRows devices,
            Manifests manifests,
            MovableStock stock) {
        this.ids = ids;
        this.lots = lots;
        this.members = members;
        this.lines = lines;
        this.flows = flows;
        this.devices = devices;
        this.manifests = manifests;
        this.stock = stock;
    }

    /**
     * The new lots, one per part; the mass, the pieces and the devices are theirs from now on.
     *
     * @param parent is closed and locked
     * @throws ProblemException {@code invalid-content} if the parts do not add up to what is left
     */
    List<StoredLot> split(Connection connection, StoredLot parent, List<SplitLot.Part> parts) throws SQLException {
        List<LotMember> present = parent.isTakenApart() ? List.of() : members.listPresent(connection, parent.id());
        devices.lock(connection, present.stream().map(LotMember::deviceId).toList());
        List<FieldError> errors = new ArrayList<>();
        SplitPlan plan = SplitPlan.of(
                SplitPlan.Stock.of(
                        parent, stock.pieces(connection, parent), present, lines.list(connection, parent.id())),
                parts,
                errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return write(connection, parent, plan);
    }

    private List<StoredLot> write(Connection connection, StoredLot parent, SplitPlan plan) throws SQLException {
        Instant now = lots.now(connection);
        List<StoredLot> children = new ArrayList<>();
        List<LotMember> moved = new ArrayList<>();
        List<LotLine> loose = new ArrayList<>();
        List<LotFlow> ways = new ArrayList<>();
        for (int part = 0; part < plan.shares().size(); part++) {
            StoredLot child = child(parent, plan, part, now);
            List<LotMember> ofChild = membersOf(child, parent, plan.devices().get(part));
            List<LotLine> linesOfChild = linesOf(child, parent, plan.lines().get(part));
            SplitPlan.Share share = plan.shares().get(part);
            children.add(child.closed(child.balance(), manifests.hash(child, ofChild, linesOfChild), now));
            moved.addAll(ofChild);
            loose.addAll(linesOfChild);
            ways.add(new LotFlow(
                    child.id(),
                    1,
                    parent.id(),
                    LotFlow.Kind.SPLIT,
                    share.pieces(),
                    share.massMg(),
                    parent.holderId(),
                    null));
        }
        lots.insert(connection, children);
        if (!moved.isEmpty()) {
            members.leave(connection, parent.id());
        }
        members.insert(connection, moved);
        lines.insert(connection, loose);
        flows.insert(connection, ways);
        for (StoredLot child : children) {
            members.settle(connection, child.id());
        }
        long movedMg = parent.balance().movedMg() + parent.balance().stockMg();
        lots.write(connection, List.of(parent.with(parent.balance().withMoved(movedMg))));
        return children;
    }

    private StoredLot child(StoredLot parent, SplitPlan plan, int part, Instant now) {
        SplitPlan.Share share = plan.shares().get(part);
        LotBalance whole = parent.balance();
        String name = share.name() == null ? parent.name() + " / " + (part + 1) : share.name();
        return new StoredLot(
                new StoredLot.Origin(ids.next(), parent.holderId(), name, parent.country(), parent.category(), now),
                parent.holderId(),
                new StoredLot.Treatment(parent.isTreated() ? Stage.TREATED : Stage.COLLECTED, parent.treatedDay()),
                null,
                new Contents(
                        plan.devices().get(part).size(),
                        share.pieces(),
                        0,
                        share.massMg(),
                        whole.defaultMg(share.massMg())),
                whole.part(share.massMg()),
                null,
                0);
    }

    private static List<LotMember> membersOf(StoredLot child, StoredLot parent, List<LotMember> devices) {
        List<LotMember> members = new ArrayList<>(devices.size());
        for (LotMember device : devices) {
            members.add(device.movedTo(child.id(), members.size() + 1, parent.id(), parent.holderId()));
        }
        return members;
    }

    private static List<LotLine> linesOf(StoredLot child, StoredLot parent, List<SplitPlan.Line> loose) {
        List<LotLine> lines = new ArrayList<>(loose.size());
        for (SplitPlan.Line line : loose) {
            lines.add(new LotLine(
                    child.id(),
                    lines.size() + 1,
                    line.category(),
                    line.pieces(),
                    line.massMg(),
                    parent.id(),
                    parent.holderId()));
        }
        return lines;
    }
}
