package org.circulog.device;

import java.time.LocalDate;

/**
 * What is known of one record of a device.
 *
 * @param categoryAssumed whether nobody named the category and the scheme of an identifier suggested it
 */
record KnownFacts(DeviceFacts facts, boolean categoryAssumed) {

    /** With what another record of the same device knows more; the first to know something is believed. */
    KnownFacts completedBy(KnownFacts other) {
        DeviceFacts more = other.facts;
        boolean betterCategory = categoryAssumed && !other.categoryAssumed;
        boolean betterMass = more.massMg() != null
                && (facts.massMg() == null || more.massBasis().compareTo(facts.massBasis()) > 0);
        return new KnownFacts(
                new DeviceFacts(
                        betterCategory ? more.category() : facts.category(),
                        firstOf(facts.manufacturer(), more.manufacturer()),
                        firstOf(facts.model(), more.model()),
                        betterMass ? more.massMg() : facts.massMg(),
                        betterMass ? more.massBasis() : facts.massBasis(),
                        firstOf(facts.recycledContentPercent(), more.recycledContentPercent()),
                        firstOf(facts.manufacturedOn(), more.manufacturedOn()),
                        earlier(facts.observedSince(), more.observedSince())),
                categoryAssumed && other.categoryAssumed);
    }

    private static <T> T firstOf(T known, T more) {
        return known == null ? more : known;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
