package org.circulog.simulation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.circulog.event.EventContent;
import org.circulog.event.RecyclingStage;
import org.circulog.event.Repair;
import org.circulog.event.RepairOutcome;
import org.circulog.event.Reuse;
import org.circulog.event.Sale;
import org.circulog.event.SalesChannel;
import org.circulog.event.Withdrawal;
import org.circulog.life.RepairBarrier;
import org.circulog.organisation.Role;
import org.circulog.time.Occurrence;

/**
 * What happens to one device, day after day until yesterday: sold, repaired more often the older it is, passed on, given up at
 * the end of a Weibull lifetime, and treated, thrown away, exported, lost, or kept in a drawer.
 */
final class Biography {
    /** Of 68,104 repairs recorded by four members of the Open Repair Alliance, 2012 to 2025. */
    private static final Weighted<RepairOutcome> OUTCOMES =
            Weighted.of(List.of(RepairOutcome.values()), outcome -> switch (outcome) {
                case FIXED -> 589;
                case END_OF_LIFE -> 231;
                case REPAIRABLE -> 109;
                case UNKNOWN -> 71;
            });

    /** Of those of them that were given up with a barrier. */
    private static final Weighted<RepairBarrier> BARRIERS =
            Weighted.of(List.of(RepairBarrier.values()), barrier -> switch (barrier) {
                case ITEM_TOO_WORN_OUT -> 3196;
                case REPAIR_INFORMATION_NOT_AVAILABLE -> 2271;
                case SPARE_PARTS_NOT_AVAILABLE -> 1951;
                case LACK_OF_EQUIPMENT -> 1825;
                case NO_WAY_TO_OPEN_PRODUCT -> 1201;
                case SPARE_PARTS_TOO_EXPENSIVE -> 480;
            });

    private static final Weighted<SalesChannel> CHANNELS =
            Weighted.of(List.of(SalesChannel.values()), channel -> channel == SalesChannel.RETAIL ? 5 : 1);

    private static final Weighted<Reuse.Kind> REUSES =
            Weighted.of(List.of(Reuse.Kind.values()), kind -> kind == Reuse.Kind.RESALE ? 4 : 1);

    private static final List<String> FAULTS =
            List.of("battery", "does not start", "display", "noise", "power supply", "switch", "worn belt");
    /** The rate of repairs grows with the square root of age: their expected number with the power of 1.5. */
    private static final double WEAR = 1.5;

    private static final double BARRIER_KNOWN = 0.69;
    private static final int DAYS_APART = 3;

    private final World world;
    private final Chance chance;
    private final Recovering recovering;
    private final List<DrawnEvent> events = new ArrayList<>();
    private Market.Country country;
    private LocalDate day;

    Biography(World world, Recovering recovering, Chance chance) {
        this.world = world;
        this.recovering = recovering;
        this.chance = chance;
    }

    /**
     * What is decided at the sale.
     *
     * @param lifeDays age at which it would be given up
     * @param repairs attempts that are expected until the age {@code repairDays}
     */
    record Fate(Market.Country country, LocalDate sold, double lifeDays, double repairs, double repairDays) {}

    /** All that happened until yesterday and is recorded by then, in the order in which it happened. */
    List<DrawnEvent> of(Fate fate) {
        country = fate.country();
        day = fate.sold();
        sell();
        use(fate, fate.lifeDays());
        return events.stream()
                .filter(event -> event.recordedOn().isBefore(world.today()))
                .toList();
    }

    /** At least this is on record by now. */
    private void sell() {
        happen(Role.SELLER, new Sale(chance.oneOf(CHANNELS)));
        DrawnEvent sale = events.get(0);
        if (!sale.recordedOn().isBefore(world.today())) {
            events.set(0, sale.recordedOn(day.plusDays(1)));
        }
    }

    /** Until it is given up, at the end of its life or by a repairer. */
    private void use(Fate fate, double lifeDays) {
        double reuseAt = chance.happens(0.28) ? lifeDays * (0.2 + 0.6 * chance.share()) : Double.MAX_VALUE;
        double expected = 0;
        boolean givenUp = false;
        while (!givenUp) {
            expected += chance.exponential(1);
            double repairAt = fate.repairs() > 0
                    ? fate.repairDays() * Math.pow(expected / fate.repairs(), 1 / WEAR)
                    : Double.MAX_VALUE;
            if (reuseAt < Math.min(repairAt, lifeDays)) {
                passOn(fate.sold().plusDays((long) reuseAt));
                reuseAt = Double.MAX_VALUE;
            }
            if (repairAt >= lifeDays) {
                moveTo(fate.sold().plusDays((long) lifeDays));
                givenUp = true;
            } else {
                moveTo(fate.sold().plusDays((long) repairAt));
                givenUp = repair();
            }
        }
        end(0);
    }

    private void passOn(LocalDate when) {
        moveTo(when);
        if (chance.happens(0.05)) {
            country = world.market().anyCountry(chance);
        }
        happen(Role.SELLER, new Reuse(chance.oneOf(REUSES), null));
    }

    /** Whether the device is given up. */
    private boolean repair() {
        RepairOutcome outcome = attempt();
        if (outcome == RepairOutcome.REPAIRABLE && chance.happens(0.8)) {
            moveTo(day.plusDays(chance.between(5, 60)));
            outcome = attempt();
        }
        // Some try again elsewhere, whatever they were told.
        return outcome == RepairOutcome.END_OF_LIFE && chance.happens(0.8) || outcome == RepairOutcome.REPAIRABLE;
    }

    private RepairOutcome attempt() {
        RepairOutcome outcome = chance.oneOf(OUTCOMES);
        Actors.Actor repairer = world.actors().any(Role.REPAIRER, country, chance);
        Occurrence when = date();
        // Some shops report a job when it is looked at and again when it is done; that is one attempt.
        if (chance.happens(0.03)) {
            add(new DrawnEvent(repairer, when, describe(RepairOutcome.REPAIRABLE), recordedOn(when)));
        }
        add(new DrawnEvent(repairer, when, describe(outcome), recordedOn(when)));
        return outcome;
    }

    private Repair describe(RepairOutcome outcome) {
        boolean barrierKnown = outcome == RepairOutcome.END_OF_LIFE && chance.happens(BARRIER_KNOWN);
        LocalDate received = day.minusDays((long) chance.exponential(9));
        LocalDate sold = events.get(0).when().earliestDay();
        return new Repair(
                outcome,
                FAULTS.get(chance.between(0, FAULTS.size() - 1)),
                barrierKnown ? chance.oneOf(BARRIERS) : null,
                chance.happens(0.6) ? dayOf(received.isBefore(sold) ? sold : received) : null,
                List.of());
    }

    /** @param earlierEnds how often it has come back from the end of a use */
    private void end(int earlierEnds) {
        moveTo(day.plusDays((long) chance.exponential(150)));
        double share = chance.share();
        if (share < 0.50) {
            collect(earlierEnds);
        } else if (share < 0.60) {
            treat();
        } else if (share < 0.72) {
            withdraw(Withdrawal.Reason.DISPOSED);
        } else if (share < 0.79) {
            withdraw(Withdrawal.Reason.EXPORTED);
        } else if (share < 0.84) {
            withdraw(Withdrawal.Reason.LOST);
        } else if (share < 0.86) {
            withdraw(Withdrawal.Reason.STOLEN);
        }
    }

    private void collect(int earlierEnds) {
        happen(Role.COLLECTOR, recovering.receipt(RecyclingStage.COLLECTED, chance));
        double share = chance.share();
        if (share < 0.08 && earlierEnds < 2) {
            moveTo(day.plusDays(chance.between(10, 120)));
            happen(Role.COLLECTOR, new Reuse(Reuse.Kind.REFURBISHMENT, null));
            moveTo(day.plusDays((long) chance.exponential(700)));
            end(earlierEnds + 1);
        } else if (share < 0.90) {
            moveTo(day.plusDays(chance.between(3, 90)));
            treat();
        }
    }

    private void treat() {
        Actors.Actor recycler = world.actors().any(Role.RECYCLER, country, chance);
        Occurrence when = dayOf(day);
        LocalDate recordedOn = recordedOn(when);
        add(new DrawnEvent(recycler, when, recovering.receipt(RecyclingStage.TREATED, chance), recordedOn));
        for (EventContent content : recovering.outputs(events, chance)) {
            moveTo(day.plusDays(chance.between(1, 40)));
            Occurrence cameOut = dayOf(day);
            LocalDate known = recordedOn(cameOut);
            // What came out of a device is refused until its treatment is on record.
            add(new DrawnEvent(recycler, cameOut, content, known.isBefore(recordedOn) ? recordedOn : known));
        }
    }

    private void withdraw(Withdrawal.Reason reason) {
        Occurrence when = dayOf(day);
        LocalDate lastDay = events.get(events.size() - 1).when().latestDay();
        if (chance.happens(0.1) && day.withDayOfMonth(1).isAfter(lastDay)) {
            when = Occurrence.parse(day.toString().substring(0, 7));
        }
        Role role = chance.happens(0.7) ? Role.COLLECTOR : Role.RECYCLER;
        add(new DrawnEvent(world.actors().any(role, country, chance), when, new Withdrawal(reason), recordedOn(when)));
    }

    private void moveTo(LocalDate next) {
        LocalDate earliest = day.plusDays(DAYS_APART);
        day = next.isBefore(earliest) ? earliest : next;
    }

    private void happen(Role role, EventContent content) {
        Occurrence when = date();
        add(new DrawnEvent(world.actors().any(role, country, chance), when, content, recordedOn(when)));
    }

    private void add(DrawnEvent event) {
        events.add(event);
    }

    private Occurrence date() {
        return chance.happens(0.12) ? instant() : dayOf(day);
    }

    private Occurrence instant() {
        LocalTime time = LocalTime.of(chance.between(8, 18), chance.between(0, 59));
        return Occurrence.parse(
                OffsetDateTime.of(day, time, country.offset()).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private static Occurrence dayOf(LocalDate day) {
        return Occurrence.parse(day.toString());
    }

    /** The next days for most, weeks or years later for others. */
    private LocalDate recordedOn(Occurrence when) {
        double share = chance.share();
        double late = share < 0.85
                ? 3 * chance.share()
                : share < 0.97 ? 7 + chance.exponential(30) : 180 + chance.exponential(400);
        return when.latestDay().plusDays(1 + (long) late);
    }
}
