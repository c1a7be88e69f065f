package org.circulog.life;

/** Why a device was given up (Open Repair Data Standard v0.3, repair_barrier_if_end_of_life). */
public enum RepairBarrier {
    SPARE_PARTS_NOT_AVAILABLE,
    SPARE_PARTS_TOO_EXPENSIVE,
    NO_WAY_TO_OPEN_PRODUCT,
    REPAIR_INFORMATION_NOT_AVAILABLE,
    LACK_OF_EQUIPMENT,
    ITEM_TOO_WORN_OUT
}
