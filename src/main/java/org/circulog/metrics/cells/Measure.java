package org.circulog.metrics.cells;

/**
 * What is counted in a group of devices, by a whole number that is at least 0: an age or a length in days, a day since
 * 1970-01-01 where something goes on, a code, or 0 where there is only a sum. Ages are those since birth; an age that is
 * known only to the year is counted apart. The ordinals are stored: new measures are added at the end.
 */
public enum Measure {
    /** Devices, by 0. */
    DEVICES(Family.RECORD, false),
    /** Devices without a birth date, by 0. */
    BIRTH_UNKNOWN(Family.RECORD, false),
    /** Devices whose birth is known only to the year, by 0. */
    BIRTH_BY_YEAR(Family.RECORD, false),
    /** Devices that came under observation only after their end or the day of the figure, by 0: in no risk set. */
    NEVER_AT_RISK(Family.LIFETIME, true),
    /** Devices by their age when they came under observation; 0 is from birth. */
    ENTRY(Family.LIFETIME, true),
    TREATED(Family.LIFETIME, true),
    DISPOSED(Family.LIFETIME, true),
    EXPORTED(Family.LIFETIME, true),
    LOST(Family.LIFETIME, true),
    STOLEN(Family.LIFETIME, true),
    /** Devices still in the records, by the day of birth. */
    LIVING(Family.LIFETIME, true),
    /** Those of them that came under observation later than at birth, by the day on which they did. */
    LIVING_ENTERED(Family.LIFETIME, true),
    /** Devices still in the records, by their age at their last event; those of UNSEEN_ENTRY are not among them. */
    SEEN(Family.LIFETIME, true),
    /** Devices still in the records whose last event is not after their entry, by their age at entry. */
    UNSEEN_ENTRY(Family.LIFETIME, true),
    /** The same for the time after the first successful repair, of devices that were at risk then. */
    REPAIRED_ENTRY(Family.LIFETIME, true),
    REPAIRED_TREATED(Family.LIFETIME, true),
    REPAIRED_DISPOSED(Family.LIFETIME, true),
    /** Exported, lost or stolen. */
    REPAIRED_WITHDRAWN(Family.LIFETIME, true),
    REPAIRED_LIVING(Family.LIFETIME, true),
    REPAIRED_SEEN(Family.LIFETIME, true),
    REPAIRED_UNSEEN_ENTRY(Family.LIFETIME, true),
    /** The same for the time after the first reuse. */
    REUSED_ENTRY(Family.LIFETIME, true),
    REUSED_TREATED(Family.LIFETIME, true),
    REUSED_DISPOSED(Family.LIFETIME, true),
    REUSED_WITHDRAWN(Family.LIFETIME, true),
    REUSED_LIVING(Family.LIFETIME, true),
    REUSED_SEEN(Family.LIFETIME, true),
    REUSED_UNSEEN_ENTRY(Family.LIFETIME, true),

    /** Devices with a successful repair or a reuse, by 0. */
    EXTENDED(Family.USE, false),
    /** Successful repairs and reuses, by 0. */
    REPAIR_INTERVENTIONS(Family.USE, false),
    REUSE_INTERVENTIONS(Family.USE, false),
    /** Days of use that they added and that are over, by 0. */
    REPAIR_DAYS(Family.USE, false),
    REUSE_DAYS(Family.USE, false),
    /** Those whose added use goes on, by its first day. */
    REPAIR_OPEN(Family.USE, false),
    REUSE_OPEN(Family.USE, false),
    /** Devices with a known birth whose first use is over, by 0; the days of their first use, and those added and over. */
    FIRST_USE_OVER(Family.USE, true),
    FIRST_USE_DAYS(Family.USE, true),
    ADDED_AFTER_FIRST_USE(Family.USE, true),
    /** Those of them whose added use goes on, by its first day. */
    OPEN_AFTER_FIRST_USE(Family.USE, true),
    /** Successful repairs by the age at which they were made; those at an unknown age by 0. */
    REPAIR_AGE(Family.USE, true),
    REPAIR_AGE_UNKNOWN(Family.USE, false),
    /** Successful repairs by the days until the next repair or stop, or until reuse or disappearance (censored). */
    HELD_UNTIL_FAILURE(Family.USE, false),
    HELD_UNTIL_CENSORED(Family.USE, false),
    /** Successful repairs that still hold, by their day. */
    HOLDING(Family.USE, false),
    /** Extended devices whose added use is over, by all days that were added. */
    GAINED(Family.USE, false),
    /** Extended devices whose added use goes on, by the day from which on it would have gone on without a break. */
    GAINING(Family.USE, false),

    /** Attempts by outcome, by 0. */
    ATTEMPTS_FIXED(Family.REPAIR, false),
    ATTEMPTS_REPAIRABLE(Family.REPAIR, false),
    ATTEMPTS_END_OF_LIFE(Family.REPAIR, false),
    ATTEMPTS_UNKNOWN(Family.REPAIR, false),
    /** Devices by the best outcome of their attempts, by 0. */
    DEVICES_FIXED(Family.REPAIR, false),
    DEVICES_REPAIRABLE(Family.REPAIR, false),
    DEVICES_END_OF_LIFE(Family.REPAIR, false),
    DEVICES_UNKNOWN(Family.REPAIR, false),
    /** Attempts that ended in END_OF_LIFE, by the ordinal of their barrier; those without one are not among them. */
    BARRIER(Family.REPAIR, false),
    /** Successful repairs while the device was at risk, later than its entry, by age. */
    REPAIR_AT_RISK(Family.REPAIR, true),
    /** Attempts with a known day of receipt by the days since: FIXED or END_OF_LIFE, and the others, which are still open. */
    TURNAROUND(Family.REPAIR, false),
    TURNAROUND_OPEN(Family.REPAIR, false),

    /** Devices that were collected or treated, by 0, and their masses in milligrams by the basis of the mass. */
    COLLECTED(Family.MASS, false),
    COLLECTED_MG(Family.MASS, false),
    /** Those of them whose use was restarted after COLLECTED (preparing for re-use). */
    REUSED_AFTER_COLLECTION(Family.MASS, false),
    REUSED_AFTER_COLLECTION_MG(Family.MASS, false),
    /** Devices that entered the recycling operation. */
    RECYCLED(Family.MASS, false),
    RECYCLED_MG(Family.MASS, false),
    /** Masses in milligrams of all devices by the basis of the mass, and their number by it. */
    DEVICE_MG(Family.MASS, false),
    DEVICES_BY_BASIS(Family.MASS, false),
    /** Masses of the devices whose recycled content is known, by hundredths of a percent of it. */
    RECYCLED_CONTENT_MG(Family.MASS, false),

    /** Devices by the precision of their birth date: 0 unknown, 1 year, 2 month, 3 day, 4 instant. */
    BIRTH_PRECISION(Family.RECORD, false),
    /** Devices whose end of life or disappearance is known, by the ordinal of its kind. */
    END_KNOWN(Family.RECORD, false),

    /** Pieces in closed lots that are not recorded as devices, by 0, as far as they were counted. */
    LOOSE(Family.MASS, false),
    /** Their masses in milligrams, by the basis of the mass. */
    LOOSE_MG(Family.MASS, false),
    /** The part of it that was treated, by the kind of the operation. */
    LOOSE_TREATED_MG(Family.MASS, false),
    /** Masses of treated devices, by the kind of the operation, where that is no recycling; they are in RECYCLED_MG too. */
    TREATED_OTHERWISE_MG(Family.MASS, false),
    /** Masses that came out of devices and lots, by a code for material, fate and basis. */
    OUTPUT_MG(Family.MASS, false),
    /** Input of the devices and lots out of which something came, without what moved on, by 0. */
    BALANCE_INPUT_MG(Family.MASS, false),
    /** The same, and what came out, by the number of the organisation that had them. */
    RECYCLER_INPUT_MG(Family.MASS, false),
    RECYCLER_OUTPUT_MG(Family.MASS, false),
    /** What that input held of a material by reference, where it is known for all of a lot, by the material. */
    CONTENT_MG(Family.MASS, false),
    /** What was recycled of the same material from the same devices and lots. */
    CONTENT_RECYCLED_MG(Family.MASS, false),
    /** Masses of devices whose use was restarted after COLLECTED and that were not treated since, by the basis. */
    PREPARED_FOR_REUSE_MG(Family.MASS, false),
    /** Masses of devices that were collected, treated or disposed of, by the basis. */
    END_OF_USE_MG(Family.MASS, false);

    private final Family family;
    private final boolean byAge;

    Measure(Family family, boolean byAge) {
        this.family = family;
        this.byAge = byAge;
    }

    public Family family() {
        return family;
    }

    /** Whether it rests on the date of birth, so that it is kept apart where that is known only to the year. */
    public boolean restsOnBirth() {
        return byAge;
    }
}
