package org.circulog.life;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.circulog.time.Occurrence;

/**
 * What the facts of a device add up to, up to the last of them. Days that go on are not in it: {@link #daysAt} adds them.
 *
 * @param useSince day of the last turn; null where first use began at an unknown day
 * @param birth the sale as it was dated; null if unknown
 * @param exitDay day of the end, or of the first disappearance; null while the device is in the records
 * @param receivedMg mass on the scale when it was last handed in for recycling; null if nobody weighed it
 * @param recyclerId the organisation that has it for recycling: it collected or treated it last; null where its use
 *     restarted since, or it was withdrawn
 * @param collectedCountry where it was collected last; null where its use restarted since
 * @param recoveredMg mass that came out, all fates together
 * @param steps what happened, in order, without what came out; null where it was not kept yet
 * @param lastDay latest day that any of the facts can mean
 */
public record Life(
        Stage stage,
        Use use,
        LocalDate useSince,
        Occurrence birth,
        LocalDate birthDay,
        ExitKind exitKind,
        LocalDate exitDay,
        UseDays days,
        int attempts,
        int fixes,
        int reuses,
        LocalDate collectedDay,
        LocalDate treatedDay,
        Long receivedMg,
        UUID recyclerId,
        String collectedCountry,
        long recoveredMg,
        int events,
        LocalDate lastDay,
        List<Step> steps) {
    public Life {
        steps = steps == null ? null : List.copyOf(steps);
    }

    /** A device of which nothing has been recorded yet. */
    public static final Life UNWRITTEN = new Life(
            Stage.IN_USE,
            Use.FIRST_USE,
            null,
            null,
            null,
            null,
            null,
            UseDays.NONE,
            0,
            0,
            0,
            null,
            null,
            null,
            null,
            null,
            0,
            0,
            null,
            List.of());

    public static Life of(Timeline timeline) {
        return LifeCourse.along(timeline).life();
    }

    /**
     * This life with one more fact, where the fact surely comes last and surely is legal; empty where that can only be
     * judged with all facts at hand. Equal to rebuilding the life from all of them.
     */
    public Optional<Life> append(Fact fact) {
        boolean treated = treatedDay != null;
        // After an earlier disappearance the exit no longer tells whether the device was disposed of since.
        boolean mayHaveEnded = treated || stage == Stage.WITHDRAWN;
        boolean legal = switch (fact.kind().place()) {
            case BIRTH -> events == 0;
            case USE, END -> !mayHaveEnded;
            case AFTER_TREATMENT -> treated;
        };
        return legal && steps != null && comesLast(fact)
                ? Optional.of(
                        LifeCourse.from(this).add(fact, fact.when().midDay()).life())
                : Optional.empty();
    }

    private boolean comesLast(Fact fact) {
        // Instants can name days up to three apart while they lie within 24 hours or in the other order: offsets
        // differ.
        int unsettledDays = fact.when().instant().isPresent() ? 3 : 0;
        return lastDay == null || fact.when().earliestDay().isAfter(lastDay.plusDays(unsettledDays));
    }

    /** Today, or the last day of which something is recorded where that day has not begun everywhere yet. */
    public LocalDate currentDay(LocalDate today) {
        return useSince != null && useSince.isAfter(today) ? useSince : today;
    }

    /** The days of this life as of {@code until}, with those that go on. */
    public UseDays daysAt(LocalDate until) {
        return days.plus(use, useSince, until);
    }

    /** Whether it was exported, lost or stolen, so that anything later is a reappearance. */
    public boolean hasDisappeared() {
        return exitKind == ExitKind.EXPORTED || exitKind == ExitKind.LOST || exitKind == ExitKind.STOLEN;
    }

    /** How the observed life stands; never null. */
    public ExitKind exitKindOrStanding() {
        if (exitKind != null) {
            return exitKind;
        }
        return switch (stage) {
            case OUT_OF_USE -> ExitKind.OUT_OF_USE;
            case COLLECTED -> ExitKind.COLLECTED;
            default -> ExitKind.IN_USE;
        };
    }

    /** The later of birth and the day since which the device is under observation. */
    public LocalDate entryDay(LocalDate observedSince) {
        return birthDay != null && birthDay.isAfter(observedSince) ? birthDay : observedSince;
    }
}
