package org.circulog.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One of the 54 UNU keys with its place in the two category systems of the WEEE directive ({@code eu6}, {@code eu10}),
 * its average masses by year of sale and its reference lifetimes.
 */
public record Category(
        String key,
        String name,
        String eu6,
        String eu10,
        boolean professional,
        List<AverageMass> averageMasses,
        List<ReferenceLifetime> lifetimes) {

    public Category {
        if (!key.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("a UNU key has four digits");
        }
        averageMasses = averageMasses.stream()
                .sorted(Comparator.comparingInt(AverageMass::fromYear))
                .toList();
        requireUnbroken(averageMasses);
        lifetimes = List.copyOf(lifetimes);
    }

    /** Average mass in milligrams of a device sold in the year, or in the nearest year that is known. */
    public long averageMassMg(int yearOfSale) {
        AverageMass nearest = averageMasses.get(0);
        for (AverageMass candidate : averageMasses) {
            if (candidate.fromYear() <= yearOfSale) {
                nearest = candidate;
            }
        }
        return nearest.massMg();
    }

    /** Average mass in milligrams of a device sold in the latest known year. */
    public long averageMassMg() {
        return averageMasses.get(averageMasses.size() - 1).massMg();
    }

    public Optional<ReferenceLifetime> lifetime(String set) {
        return lifetimes.stream().filter(lifetime -> lifetime.set().equals(set)).findFirst();
    }

    private static void requireUnbroken(List<AverageMass> masses) {
        if (masses.isEmpty()) {
            throw new IllegalArgumentException("a category needs an average mass");
        }
        for (int i = 1; i < masses.size(); i++) {
            if (masses.get(i).fromYear() != masses.get(i - 1).toYear() + 1) {
                throw new IllegalArgumentException("the years of the average masses must follow each other");
            }
        }
    }
}
