package org.circulog.event;

/**
 * An event as it was known at a moment.
 *
 * @param voided null where it counts
 */
public record EventRecord(Event event, EventVoid voided) {
    public boolean counts() {
        return voided == null;
    }
}
