package org.circulog.siege;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How hard it is: as the issue of trust asks for, or a fifth of that where minutes count. */
final class Siege {
    private static final boolean SHORT = Boolean.getBoolean("siege.short");

    private Siege() {}

    /** A number of clients. */
    static int many(int all) {
        return SHORT ? all / 5 : all;
    }

    /** Rounds of a measurement. */
    static int rounds() {
        return SHORT ? 2 : 3;
    }

    static void print(String format, Object... figures) {
        System.out.println("siege: " + String.format(format, figures));
    }

    /** Whether it becomes true in time. */
    static boolean eventually(int seconds, Callable<Boolean> condition) throws Exception {
        long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.call()) {
            if (System.nanoTime() - latest > 0) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return true;
    }
}
