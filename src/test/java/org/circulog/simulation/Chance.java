package org.circulog.simulation;

import java.util.SplittableRandom;

/** What is left to chance in the records of one device: equal seeds and numbers give equal ones. */
final class Chance {
    /** Spreads consecutive numbers over all seeds (the golden ratio in 64 bits, as in splittable generators). */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    Chance(long seed, long number) {
        random = new SplittableRandom(seed * SPREAD + number);
    }

    /** True for this share of all calls. */
    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** At least 0 and below 1. */
    double share() {
        return random.nextDouble();
    }

    /** From {@code from} up to {@code to}, both included. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    double exponential(double mean) {
        return -Math.log1p(-random.nextDouble()) * mean;
    }

    /** Around 1, a standard deviation of about {@code spread}. */
    double around1(double spread) {
        return Math.exp(random.nextGaussian() * spread);
    }

    <T> T oneOf(Weighted<T> choices) {
        return choices.at(random.nextDouble());
    }

    long bits() {
        return random.nextLong();
    }
}
