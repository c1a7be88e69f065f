package org.circulog.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.event.AcceptedEvent;
import org.circulog.event.CountedFact;
import org.circulog.event.EventType;
import org.circulog.event.NewEvent;
import org.circulog.event.RebuiltLot;
import org.circulog.event.Warning;
import org.circulog.life.Fact;
import org.circulog.life.Life;
import org.circulog.life.LifeRules;
import org.circulog.life.MassBasis;
import org.circulog.life.Timeline;
import org.circulog.lot.LotBalance;
import org.circulog.lot.StoredLot;
import org.circulog.web.Problem;

/**
 * Decides about a new event on a lot by the rules of a life, the balance of the lot, and the lives of the devices in it.
 * Needs no database and writes nothing.
 */
final class LotJudge {
    /** Events without a sequence yet come behind all that have one. */
    private static final long UNNUMBERED = Long.MAX_VALUE / 2;

    private final InputMass inputMass;
    private final LotRecords records;
    private final NewEvent event;
    private final List<Warning> warnings = new ArrayList<>();

    LotJudge(InputMass inputMass, LotRecords records, NewEvent event) {
        this.inputMass = inputMass;
        this.records = records;
        this.event = event;
    }

    /** What is decided without the lives of the devices; empty if those decide. */
    Optional<Draft> judgeLot() {
        if (records.recorded() != null) {
            return Optional.of(
                    records.recorded().contentHash().equals(event.contentHash())
                            ? new Draft.Repeated(records.recorded())
                            : new Draft.Refused(Refusals.eventIdConflict()));
        }
        return refusal().map(Draft.Refused::new);
    }

    private Optional<Problem> refusal() {
        RebuiltLot lot = records.lot();
        if (lot == null
                || !corrects() && !lot.lot().holderId().equals(event.caller().organisationId())) {
            return Optional.of(Refusals.unknownLot());
        } else if (lot.lot().isOpen()) {
            return Optional.of(Refusals.lotState("The lot is open; close it first."));
        } else if (records.offered()) {
            return Optional.of(Refusals.lotIsOffered());
        }
        return event.type() == EventType.MATERIAL_RECOVERY ? refusalOfRecovery(lot) : refusalOfTreatment(lot);
    }

    /** Whether it stands in the place of an event on the same lot, which may have gone on since. */
    private boolean corrects() {
        return event.membersAt() != null;
    }

    private Optional<Problem> refusalOfTreatment(RebuiltLot lot) {
        LotBalance balance = lot.lot().balance();
        if (!corrects() && balance.movedMg() > 0 && balance.stockMg() == 0) {
            return Optional.of(Refusals.lotState("All that was in the lot has moved on to other lots."));
        }
        return conflict(lot.own());
    }

    private Optional<Problem> refusalOfRecovery(RebuiltLot lot) {
        Optional<Problem> conflict = conflict(lot.counted());
        return conflict.isPresent() || balanceAfter().isLegal()
                ? conflict
                : Optional.of(Refusals.massExceeded(balanceBefore()));
    }

    private Optional<Problem> conflict(List<CountedFact> standing) {
        return LifeRules.judge(CountedFact.facts(standing), event.fact(UNNUMBERED))
                .map(Refusals::orderConflict);
    }

    private LotBalance balanceBefore() {
        return records.lot().lot().balance().withOutput(records.lot().outputMg());
    }

    private LotBalance balanceAfter() {
        return balanceBefore()
                .withOutput(records.lot().outputMg() + event.body().content().massMg());
    }

    /** The verdict about an event that {@link #judgeLot} lets pass. */
    LotVerdict judgeMembers() {
        List<LifeRow> lives = new ArrayList<>();
        List<KnownDevice> undecided = new ArrayList<>();
        List<UUID> refused = new ArrayList<>();
        Optional<LifeRules.Conflict> first = Optional.empty();
        int alreadyTreated = 0;
        Fact fact = event.fact(UNNUMBERED).ofMember();
        for (KnownDevice device : records.members()) {
            Member outcome = judge(device, fact);
            if (outcome instanceof Ends ends) {
                lives.add(ends.row());
            } else if (outcome instanceof Refused conflicting) {
                first = first.or(() -> Optional.of(conflicting.conflict()));
                refused.add(device.id());
            } else if (outcome instanceof Undecided) {
                undecided.add(device);
            } else if (outcome instanceof Ended ended) {
                alreadyTreated += ended.byItself() ? 1 : 0;
            }
        }
        if (first.isPresent()) {
            return LotVerdict.without(new Draft.Refused(Refusals.orderConflict(first.get(), refused)));
        }
        return new LotVerdict(accept(alreadyTreated), lotAfter(), lives, undecided);
    }

    private RebuiltLot lotAfter() {
        return records.lot().with(event, UNNUMBERED);
    }

    private Draft accept(int alreadyTreated) {
        EventWarnings.preliminary(event.body()).ifPresent(warnings::add);
        if (alreadyTreated > 0) {
            warnings.add(EventWarnings.alreadyTreated(alreadyTreated));
        }
        if (event.type() == EventType.MATERIAL_RECOVERY) {
            warnOfBalance(balanceAfter());
        }
        StoredLot lot = records.lot().lot();
        return new Draft.Accepted(new AcceptedEvent(event, lot.id(), warnings), null, true);
    }

    private void warnOfBalance(LotBalance balance) {
        if (balance.basis() == MassBasis.CATEGORY_DEFAULT && balance.outputMg() > balance.inputMg()) {
            warnings.add(EventWarnings.massAboveDefault(
                    "adds up to more than the average mass of the categories; nobody weighed the lot"));
        }
        EventWarnings.closure(balance).ifPresent(warnings::add);
    }

    /** What the treatment of a lot means for a device in it. */
    private sealed interface Member {}

    /** Its life ends. */
    private record Ends(LifeRow row) implements Member {}

    /** Its life has ended by a treatment before. */
    private record Ended(boolean byItself) implements Member {}

    /** It cannot be treated then. */
    private record Refused(LifeRules.Conflict conflict) implements Member {}

    /** Its facts must be read first. */
    private record Undecided() implements Member {}

    private Member judge(KnownDevice device, Fact fact) {
        List<CountedFact> known = records.facts().get(device.id());
        if (known == null) {
            Optional<Life> appended = device.life().append(fact);
            return appended.isPresent() ? ends(device, appended.get()) : new Undecided();
        }
        Optional<CountedFact> treatment =
                known.stream().filter(CountedFact::isTreatment).findFirst();
        if (treatment.isPresent()) {
            return new Ended(treatment.get().lotId() == null);
        }
        List<Fact> facts = new ArrayList<>(CountedFact.facts(known));
        Optional<LifeRules.Conflict> conflict = LifeRules.judge(facts, fact);
        if (conflict.isPresent()) {
            return new Refused(conflict.get());
        }
        facts.add(fact);
        return ends(device, Life.of(Timeline.of(facts)));
    }

    private Member ends(KnownDevice device, Life life) {
        KnownDevice changed = device.with(life, event.country());
        return new Ends(LifeRow.of(changed, inputMass.balanceOf(device.facts(), life)));
    }
}
