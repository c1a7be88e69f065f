package org.circulog.metrics.survival;

import java.util.Random;

/** Random lives with many ties, half of them seen from a later age on. */
record SampleLives(double[] entry, double[] exit, int[] kind) {
    static final int KINDS = 3;
    private static final int OLDEST = 25;

    static SampleLives of(Random random, int size) {
        SampleLives lives = new SampleLives(new double[size], new double[size], new int[size]);
        for (int i = 0; i < size; i++) {
            lives.entry[i] = random.nextBoolean() ? 0 : random.nextInt(OLDEST);
            lives.exit[i] = lives.entry[i] + random.nextInt(OLDEST);
            lives.kind[i] = random.nextInt(KINDS + 1);
        }
        return lives;
    }

    /** The same lives, seen from birth on. */
    SampleLives fromBirth() {
        return new SampleLives(new double[entry.length], exit, kind);
    }

    Exposure exposure() {
        return Exposure.of(entry, exit);
    }
}
