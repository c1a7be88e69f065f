package org.circulog.life;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.time.Occurrence;

/** Walks along a life, fact by fact, and knows at each step what the days count as. */
public final class LifeCourse {
    private static final Duration ONE_ATTEMPT = Duration.ofHours(24);

    private final List<Intervention> interventions = new ArrayList<>();
    private final Map<UUID, Attempt> latestAttempts = new HashMap<>();
    private Stage stage;
    private Use use;
    private LocalDate useSince;
    private Occurrence birth;
    private LocalDate birthDay;
    private ExitKind exitKind;
    private LocalDate exitDay;
    private UseDays days;
    private int attempts;
    private int fixes;
    private int reuses;
    private LocalDate collectedDay;
    private LocalDate treatedDay;
    private Long receivedMg;
    private UUID recyclerId;
    private String collectedCountry;
    private long recoveredMg;
    private int events;
    private LocalDate lastDay;

    private LifeCourse(Life start) {
        stage = start.stage();
        use = start.use();
        useSince = start.useSince();
        birth = start.birth();
        birthDay = start.birthDay();
        exitKind = start.exitKind();
        exitDay = start.exitDay();
        days = start.days();
        attempts = start.attempts();
        fixes = start.fixes();
        reuses = start.reuses();
        collectedDay = start.collectedDay();
        treatedDay = start.treatedDay();
        receivedMg = start.receivedMg();
        recyclerId = start.recyclerId();
        collectedCountry = start.collectedCountry();
        recoveredMg = start.recoveredMg();
        events = start.events();
        lastDay = start.lastDay();
    }

    /** Repairs by one organisation within 24 hours of the first, which count as one with the best outcome. */
    private record Attempt(Occurrence first, FactKind outcome) {
        boolean includes(Fact repair) {
            return first.isSurelyWithin(ONE_ATTEMPT, repair.when());
        }

        boolean isAtLeast(FactKind other) {
            // Declared from the best to the least telling outcome.
            return outcome.compareTo(other) <= 0;
        }
    }

    static LifeCourse from(Life start) {
        return new LifeCourse(start);
    }

    /** The whole course of a life; linear in the number of facts. */
    public static LifeCourse along(Timeline timeline) {
        LifeCourse course = from(Life.UNWRITTEN);
        timeline.entries().forEach(entry -> course.add(entry.fact(), entry.day()));
        return course;
    }

    public Life life() {
        return new Life(
                stage,
                use,
                useSince,
                birth,
                birthDay,
                exitKind,
                exitDay,
                days,
                attempts,
                fixes,
                reuses,
                collectedDay,
                treatedDay,
                receivedMg,
                recyclerId,
                collectedCountry,
                recoveredMg,
                events,
                lastDay);
    }

    /** Repairs and reuses that restarted use, in their order; only those walked along here. */
    public List<Intervention> interventions() {
        return List.copyOf(interventions);
    }

    LifeCourse add(Fact fact, LocalDate day) {
        switch (fact.kind()) {
            case SALE -> bear(fact, day);
            case REPAIR_FIXED, REPAIR_REPAIRABLE, REPAIR_END_OF_LIFE, REPAIR_UNKNOWN -> attempt(fact, day);
            case REUSE -> {
                reuses++;
                restart(fact, Use.REUSED, day);
            }
            case COLLECTED -> collect(fact, day);
            case EXPORTED -> exit(ExitKind.EXPORTED, day);
            case LOST -> exit(ExitKind.LOST, day);
            case STOLEN -> exit(ExitKind.STOLEN, day);
            case DISPOSED -> exit(ExitKind.DISPOSED, day);
            case TREATED -> treat(fact, day);
            case MATERIAL_RECOVERY -> recover(fact);
        }
        events++;
        LocalDate latest = fact.when().latestDay();
        lastDay = lastDay == null || latest.isAfter(lastDay) ? latest : lastDay;
        return this;
    }

    private void bear(Fact sale, LocalDate day) {
        birth = sale.when();
        birthDay = day;
        turnTo(Use.FIRST_USE, day);
    }

    private void attempt(Fact repair, LocalDate day) {
        Attempt earlier = latestAttempts.get(repair.organisationId());
        boolean continues = earlier != null && earlier.includes(repair);
        if (continues && earlier.isAtLeast(repair.kind())) {
            reappear();
            return;
        }
        attempts += continues ? 0 : 1;
        latestAttempts.put(
                repair.organisationId(), new Attempt(continues ? earlier.first() : repair.when(), repair.kind()));
        switch (repair.kind()) {
            case REPAIR_FIXED -> {
                fixes++;
                restart(repair, Use.REPAIRED, day);
            }
            case REPAIR_REPAIRABLE, REPAIR_END_OF_LIFE -> stop(day);
            default -> reappear();
        }
    }

    private void restart(Fact intervention, Use next, LocalDate day) {
        turnTo(next, day);
        stage = Stage.IN_USE;
        recyclerId = null;
        collectedCountry = null;
        interventions.add(new Intervention(
                intervention.eventId(),
                next == Use.REPAIRED ? Intervention.Kind.REPAIR : Intervention.Kind.REUSE,
                day,
                null));
    }

    private void stop(LocalDate day) {
        turnTo(exitDay == null ? Use.OUT_OF_USE : Use.NONE, day);
        stage = stage == Stage.COLLECTED ? Stage.COLLECTED : Stage.OUT_OF_USE;
    }

    private void collect(Fact collection, LocalDate day) {
        stop(day);
        stage = Stage.COLLECTED;
        collectedDay = collectedDay == null ? day : collectedDay;
        collectedCountry = collection.country();
        recyclerId = collection.organisationId();
        weigh(collection);
    }

    private void treat(Fact treatment, LocalDate day) {
        exit(ExitKind.TREATED, day);
        stage = Stage.TREATED;
        treatedDay = day;
        recyclerId = treatment.organisationId();
        weigh(treatment);
    }

    private void recover(Fact recovery) {
        stage = Stage.RECOVERED;
        recoveredMg += recovery.massMg();
    }

    private void weigh(Fact receipt) {
        receivedMg = receipt.massMg() > 0 ? (Long) receipt.massMg() : receivedMg;
    }

    private void exit(ExitKind kind, LocalDate day) {
        turnTo(Use.NONE, day);
        stage = Stage.WITHDRAWN;
        recyclerId = null;
        // After a disappearance the lifetime stays censored there, whatever else becomes known.
        if (exitDay == null) {
            exitKind = kind;
            exitDay = day;
        }
    }

    private void reappear() {
        stage = stage == Stage.WITHDRAWN ? Stage.IN_USE : stage;
    }

    private void turnTo(Use next, LocalDate day) {
        days = days.plus(use, useSince, day);
        use = next;
        useSince = day;
        int last = interventions.size() - 1;
        if (last >= 0 && interventions.get(last).isOpen()) {
            interventions.set(last, interventions.get(last).endedOn(day));
        }
    }
}
