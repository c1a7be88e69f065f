package org.circulog.life;

import java.time.LocalDate;

/**
 * What a repair shop says of a job beside its outcome.
 *
 * @param receivedDay day on which the device came in; null if nobody noted it
 * @param barrier why the device was given up; null if it was not, or nobody said
 */
public record RepairJob(LocalDate receivedDay, RepairBarrier barrier) {
    /** Of which nothing more is known. */
    public static final RepairJob UNDESCRIBED = new RepairJob(null, null);
}
