package org.circulog.event;

import java.util.UUID;
import org.circulog.organisation.Caller;
import org.circulog.organisation.Role;

/**
 * An event as it was known at a moment.
 *
 * @param voided null where it counts
 * @param lotHolder the organisation that has the lot that it is about; null for a device
 */
public record EventRecord(Event event, EventVoid voided, UUID lotHolder) {
    public boolean counts() {
        return voided == null;
    }

    /** Whether it exists for the caller, in full or reduced. */
    public boolean isVisibleTo(Caller caller) {
        return event.lotId() == null || isOpenTo(caller);
    }

    /** Whether the caller may see all of it. */
    boolean isOpenTo(Caller caller) {
        return event.organisationId().equals(caller.organisationId())
                || caller.organisationId().equals(lotHolder)
                || caller.has(Role.ANALYST)
                || caller.has(Role.ADMIN);
    }
}
