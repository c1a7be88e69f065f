package org.circulog.lot;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.circulog.database.Transactions;
import org.circulog.device.DeviceRows;
import org.circulog.device.KnownDevice;
import org.circulog.lot.StoredLot.Contents;
import org.circulog.organisation.Caller;
import org.circulog.reference.Categories;
import org.circulog.web.FieldError;
import org.circulog.web.LostRaces;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Changes single things in an open lot: its lines, its weight, and which devices leave it again. */
@Singleton
class LotContents {
    private static final int MOST_LINES = 10_000;

    private final LotAccess access;
    private final LotRows lots;
    private final LotLines lines;
    private final LotMembers members;
    private final DeviceRows devices;
    private final Categories categories;
    private final Transactions transactions;

    LotContents(
            LotAccess access,
            LotRows lots,
            LotLines lines,
            LotMembers members,
            DeviceRows devices,
            Categories categories,
            Transactions transactions) {
        this.access = access;
        this.lots = lots;
        this.lines = lines;
        this.members = members;
        this.devices = devices;
        this.categories = categories;
        this.transactions = transactions;
    }

    /** What is done with a lot that is locked, open and the caller's. */
    @FunctionalInterface
    private interface Change<T> {
        T make(Connection connection, StoredLot lot) throws SQLException;
    }

    private <T> T change(UUID lotId, Caller caller, Change<T> change) {
        return LostRaces.retrying(() -> transactions.write(connection -> {
            StoredLot lot = access.requireHolder(connection, lotId, caller);
            lot.requireOpen();
            return change.make(connection, lot);
        }));
    }

    /** @throws ProblemException {@code not-found}, {@code forbidden}, {@code state-conflict} or {@code invalid-content} */
    LotView weigh(UUID lotId, WeighLot request, Caller caller) {
        StoredLot.Weighing weighing = request.weighing();
        return change(lotId, caller, (connection, lot) -> {
            StoredLot weighed = lot.with(weighing);
            lots.write(connection, List.of(weighed));
            return LotView.of(weighed);
        });
    }

    /** @throws ProblemException {@code not-found}, {@code forbidden}, {@code state-conflict} or {@code invalid-content} */
    LotLineView addLine(UUID lotId, AddLine request, Caller caller) {
        if (categories.find(request.category()).isEmpty()) {
            throw ProblemException.invalid(
                    new FieldError("/category", "unknown-code", "is not one of the 54 UNU keys"));
        }
        return change(lotId, caller, (connection, lot) -> {
            Contents contents = lot.contents().plus(Contents.ofLine(request.pieces(), request.massMg()));
            if (contents.isTooHeavy()) {
                throw ProblemException.invalid(
                        new FieldError("/massMg", "out-of-range", "would make the lot heavier than 10^15 mg"));
            }
            int number = lines.nextLine(connection, lotId);
            if (number > MOST_LINES) {
                throw new ProblemException(
                        ProblemType.STATE_CONFLICT, "The lot has had " + MOST_LINES + " lines, and takes no more.");
            }
            LotLine line = new LotLine(
                    lotId,
                    number,
                    request.category(),
                    request.pieces(),
                    request.massMg(),
                    null,
                    caller.organisationId());
            lines.insert(connection, List.of(line));
            lots.write(connection, List.of(lot.with(contents)));
            return LotLineView.of(line);
        });
    }

    /**
     * Only what was loose; the mass of another lot goes back with its transfer.
     *
     * @throws ProblemException {@code not-found}, {@code forbidden} or {@code state-conflict}
     */
    void removeLine(UUID lotId, int number, Caller caller) {
        change(lotId, caller, (connection, lot) -> {
            LotLine line = lines.list(connection, lotId).stream()
                    .filter(each -> each.line() == number)
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("The line"));
            requireOwn(line.fromLot());
            lines.delete(connection, lotId, number);
            Contents less = Contents.ofLine(line.pieces(), line.massMg());
            lots.write(connection, List.of(lot.with(lot.contents().minus(less))));
            return null;
        });
    }

    /** @throws ProblemException {@code not-found}, {@code forbidden} or {@code state-conflict} */
    void removeDevice(UUID lotId, UUID deviceId, Caller caller) {
        change(lotId, caller, (connection, lot) -> {
            KnownDevice device = devices.lock(connection, List.of(deviceId)).get(deviceId);
            LotMember member = findMember(connection, lotId, device)
                    .orElseThrow(() -> ProblemException.notFound("The device in this lot"));
            requireOwn(member.fromLot());
            members.delete(connection, lotId, List.of(member.deviceId()));
            devices.place(connection, List.of(device.id()), null);
            lots.write(connection, List.of(lot.with(lot.contents().minus(member.contents()))));
            return null;
        });
    }

    private Optional<LotMember> findMember(Connection connection, UUID lotId, KnownDevice device) throws SQLException {
        return device == null
                ? Optional.empty()
                : members.find(connection, lotId, device.ids().toList());
    }

    private static void requireOwn(UUID fromLot) {
        if (fromLot != null) {
            throw new ProblemException(
                    ProblemType.STATE_CONFLICT, "It came with the mass of another lot; undo that transfer instead.");
        }
    }
}
