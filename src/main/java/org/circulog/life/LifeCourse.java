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
    private final List<Step> steps;

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
        steps = new ArrayList<>(start.steps());
    }

    /**
     * Repairs by one organisation within 24 hours of the first, which count as one with the best outcome.
     *
     * @param step index of the step with that outcome
     */
    private record Attempt(Occurrence first, FactKind outcome, int step) {
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

    /** The course that steps give by themselves: which events they were and what was weighed is not in it. */
    public static LifeCourse of(List<Step> steps) {
        LifeCourse course = from(Life.UNWRITTEN);
        for (Step step : steps) {
            course.steps.add(step);
            course.take(step, null);
        }
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
                lastDay,
                steps);
    }

    /** Repairs and reuses that restarted use, in their order; only those walked along here. */
    public List<Intervention> interventions() {
        return List.copyOf(interventions);
    }

    LifeCourse add(Fact fact, LocalDate day) {
        if (fact.kind() == FactKind.MATERIAL_RECOVERY) {
            stage = Stage.RECOVERED;
            recoveredMg += fact.massMg();
        } else {
            Step step = settle(fact, day);
            steps.add(step);
            take(step, fact.eventId());
            receive(fact);
        }
        events++;
        LocalDate latest = fact.when().latestDay();
        lastDay = lastDay == null || latest.isAfter(lastDay) ? latest : lastDay;
        return this;
    }

    private Step settle(Fact fact, LocalDate day) {
        if (!fact.kind().isRepair()) {
            return Step.of(fact, day);
        }
        Attempt earlier = latestAttempts.get(fact.organisationId());
        if (earlier == null || !earlier.includes(fact)) {
            latestAttempts.put(fact.organisationId(), new Attempt(fact.when(), fact.kind(), steps.size()));
            return Step.of(fact, day);
        } else if (earlier.isAtLeast(fact.kind())) {
            return new Step(fact.kind(), day, 0, true, fact.job());
        }
        latestAttempts.put(fact.organisationId(), new Attempt(earlier.first(), fact.kind(), steps.size()));
        return new Step(fact.kind(), day, steps.size() - earlier.step(), false, fact.job());
    }

    private void take(Step step, UUID eventId) {
        switch (step.kind()) {
            case SALE -> {
                birthDay = step.day();
                turnTo(Use.FIRST_USE, step);
            }
            case REPAIR_FIXED, REPAIR_REPAIRABLE, REPAIR_END_OF_LIFE, REPAIR_UNKNOWN -> attempt(step, eventId);
            case REUSE -> {
                reuses++;
                restart(step, Use.REUSED, eventId);
            }
            case COLLECTED -> {
                stop(step);
                stage = Stage.COLLECTED;
                collectedDay = collectedDay == null ? step.day() : collectedDay;
            }
            case EXPORTED -> exit(ExitKind.EXPORTED, step);
            case LOST -> exit(ExitKind.LOST, step);
            case STOLEN -> exit(ExitKind.STOLEN, step);
            case DISPOSED -> exit(ExitKind.DISPOSED, step);
            case TREATED -> {
                exit(ExitKind.TREATED, step);
                stage = Stage.TREATED;
                treatedDay = step.day();
            }
            default -> throw new IllegalArgumentException("is no step of a life");
        }
    }

    private void attempt(Step repair, UUID eventId) {
        attempts += repair.repeated() || repair.betters() > 0 ? 0 : 1;
        FactKind outcome = repair.repeated() ? FactKind.REPAIR_UNKNOWN : repair.kind();
        switch (outcome) {
            case REPAIR_FIXED -> {
                fixes++;
                restart(repair, Use.REPAIRED, eventId);
            }
            case REPAIR_REPAIRABLE, REPAIR_END_OF_LIFE -> stop(repair);
            default -> stage = stage == Stage.WITHDRAWN ? Stage.IN_USE : stage;
        }
    }

    private void restart(Step intervention, Use next, UUID eventId) {
        turnTo(next, intervention);
        stage = Stage.IN_USE;
        recyclerId = null;
        collectedCountry = null;
        interventions.add(new Intervention(
                eventId,
                next == Use.REPAIRED ? Intervention.Kind.REPAIR : Intervention.Kind.REUSE,
                intervention.day(),
                null,
                null));
    }

    private void stop(Step step) {
        turnTo(exitDay == null ? Use.OUT_OF_USE : Use.NONE, step);
        stage = stage == Stage.COLLECTED ? Stage.COLLECTED : Stage.OUT_OF_USE;
    }

    private void exit(ExitKind kind, Step step) {
        turnTo(Use.NONE, step);
        stage = Stage.WITHDRAWN;
        recyclerId = null;
        // After a disappearance the lifetime stays censored there, whatever else becomes known.
        if (exitDay == null) {
            exitKind = kind;
            exitDay = step.day();
        }
    }

    private void turnTo(Use next, Step step) {
        days = days.plus(use, useSince, step.day());
        use = next;
        useSince = step.day();
        int last = interventions.size() - 1;
        if (last >= 0 && interventions.get(last).isOpen()) {
            interventions.set(last, interventions.get(last).endedBy(step));
        }
    }

    /** What a step does not tell: who has the device where, and what the scale showed. */
    private void receive(Fact fact) {
        switch (fact.kind()) {
            case SALE -> birth = fact.when();
            case COLLECTED -> {
                collectedCountry = fact.country();
                recyclerId = fact.organisationId();
                weigh(fact);
            }
            case TREATED -> {
                recyclerId = fact.organisationId();
                weigh(fact);
            }
            default -> {}
        }
    }

    private void weigh(Fact receipt) {
        receivedMg = receipt.massMg() > 0 ? (Long) receipt.massMg() : receivedMg;
    }
}
