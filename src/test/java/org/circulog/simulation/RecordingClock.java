package org.circulog.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Hands out places in the order of recording, which is that of the days of recording. Each writer has its own of them, so
 * that two writers need not wait for each other and the records are the same every time.
 */
final class RecordingClock {
    private static final int MOST_A_DAY = 1_000_000;
    private static final long MICROS_APART = ChronoUnit.DAYS.getDuration().toNanos() / 1000 / MOST_A_DAY;

    private final LocalDate dayBeforeFirst;
    private final int writer;
    private final int writers;
    private final int[] recorded;

    RecordingClock(World world, int writer, int writers) {
        dayBeforeFirst = world.saleDays().first().minusDays(1);
        this.writer = writer;
        this.writers = writers;
        recorded = new int[(int) ChronoUnit.DAYS.between(dayBeforeFirst, world.today())];
    }

    /** The next place on a day. */
    long next(LocalDate day) {
        int days = (int) ChronoUnit.DAYS.between(dayBeforeFirst, day);
        int place = writer + writers * recorded[days]++;
        if (place >= MOST_A_DAY) {
            throw new IllegalStateException("More events on " + day + " than a day has places");
        }
        return (long) days * MOST_A_DAY + place;
    }

    /** When it was. */
    Instant instantOf(long sequence) {
        return dayBeforeFirst
                .plusDays(sequence / MOST_A_DAY)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plus(sequence % MOST_A_DAY * MICROS_APART, ChronoUnit.MICROS);
    }
}
