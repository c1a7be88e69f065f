package org.circulog.lifeline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.circulog.life.MassBasis;
import org.circulog.life.Step;
import org.circulog.time.Precision;

/**
 * All that a figure reads of one device. Equal records of a device give equal lines.
 *
 * @param birthPrecision how exactly the date of the sale is known; null if there is no sale
 * @param entryDay the later of birth and the day since which the device is under observation
 * @param massMg its input mass in milligrams
 * @param recycledContentPercent share of recycled material when it was new; null if unknown
 * @param steps its life in order; without what came out of it
 */
public record Lifeline(
        Traits traits,
        Precision birthPrecision,
        LocalDate entryDay,
        long massMg,
        MassBasis massBasis,
        BigDecimal recycledContentPercent,
        List<Step> steps) {
    public Lifeline {
        Objects.requireNonNull(traits);
        Objects.requireNonNull(entryDay);
        Objects.requireNonNull(massBasis);
        steps = List.copyOf(steps);
    }

    /** Whether by the end of a day it was under observation, or anything had happened to it. */
    public boolean isThereBy(LocalDate day) {
        return !entryDay.isAfter(day)
                || steps.stream().anyMatch(step -> !step.day().isAfter(day));
    }

    /** The line as far as it had happened by the end of a day. */
    public Lifeline until(LocalDate day) {
        List<Step> happened = stepsUntil(day);
        return happened.size() == steps.size()
                ? this
                : new Lifeline(traits, birthPrecision, entryDay, massMg, massBasis, recycledContentPercent, happened);
    }

    /** The steps that had happened by the end of a day. */
    public List<Step> stepsUntil(LocalDate day) {
        return steps.stream().filter(step -> !step.day().isAfter(day)).toList();
    }
}
