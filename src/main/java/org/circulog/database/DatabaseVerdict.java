package org.circulog.database;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Whether events are safe in the database as it is set up; it costs nothing to ask. */
@Singleton
public class DatabaseVerdict {
    private static final Logger LOG = Logger.getLogger(DatabaseVerdict.class);
    private static final List<String> UNCHECKED = List.of("The database has not been checked yet.");

    private final AtomicReference<List<String>> faults = new AtomicReference<>(UNCHECKED);
    private final AtomicReference<List<String>> newest = new AtomicReference<>(List.of());

    /** What keeps the service from working and what to do about it; empty if nothing does. */
    public List<String> faults() {
        return faults.get();
    }

    public boolean isSafe() {
        return faults().isEmpty();
    }

    /** Takes in what a connection that has just been made found: others may be older than the settings now in force. */
    void addNewest(List<String> found) {
        newest.set(List.copyOf(found));
        if (!found.isEmpty()) {
            pronounce(found);
        }
    }

    void pronounce(List<String> found) {
        Set<String> all = new LinkedHashSet<>(found);
        all.addAll(newest.get());
        List<String> now = List.copyOf(all);
        List<String> before = faults.getAndSet(now);
        if (!now.equals(before)) {
            now.forEach(fault -> LOG.errorf("The service takes no requests. %s", fault));
            if (now.isEmpty() && before != UNCHECKED) {
                LOG.info("The database is set up safely again, the service takes requests");
            }
        }
    }
}
