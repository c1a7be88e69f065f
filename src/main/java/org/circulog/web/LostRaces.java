package org.circulog.web;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Repeats work in the database that was overtaken by another transaction. */
public final class LostRaces {
    private static final int TRIES = 4;

    private LostRaces() {}

    /**
     * Runs the work, each time in a transaction of its own. A lost race is decided by looking again: the winner's record is
     * there now.
     *
     * @throws ProblemException {@code in-flight} if a lock was not granted in time, or every try lost
     */
    public static <T> T retrying(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException fault) {
                boolean lostRace = DatabaseFaults.isLostRace(fault);
                if (DatabaseFaults.isTimeout(fault) || lostRace && attempt == TRIES) {
                    throw new ProblemException(ProblemType.IN_FLIGHT, "The same event or device is being worked on.");
                } else if (!lostRace) {
                    throw fault;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        long jitter = ThreadLocalRandom.current().nextLong(5L, 25L * attempt);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(jitter));
    }
}
