package org.circulog.event;

/** Outcome of a repair attempt (Open Repair Data Standard v0.3, repair_status). */
public enum RepairOutcome {
    FIXED,
    REPAIRABLE,
    END_OF_LIFE,
    UNKNOWN
}
