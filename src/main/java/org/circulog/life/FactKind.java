package org.circulog.life;

/** What an event means for a life. The order of places is the order in which they must happen. */
public enum FactKind {
    SALE(Place.BIRTH),
    REPAIR_FIXED(Place.USE),
    REPAIR_REPAIRABLE(Place.USE),
    REPAIR_END_OF_LIFE(Place.USE),
    REPAIR_UNKNOWN(Place.USE),
    REUSE(Place.USE),
    COLLECTED(Place.USE),
    EXPORTED(Place.USE),
    LOST(Place.USE),
    STOLEN(Place.USE),
    /** Entering the recycling operation: the WEEE calculation point (Directive 2012/19/EU, Annex V). */
    TREATED(Place.END),
    DISPOSED(Place.END),
    MATERIAL_RECOVERY(Place.AFTER_TREATMENT);

    enum Place {
        BIRTH,
        USE,
        END,
        AFTER_TREATMENT
    }

    private final Place place;

    FactKind(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }

    boolean isRepair() {
        return compareTo(REPAIR_FIXED) >= 0 && compareTo(REPAIR_UNKNOWN) <= 0;
    }

    boolean comesBefore(FactKind other) {
        return place.compareTo(other.place) < 0;
    }

    /** Treatment or disposal, of which a life has one. */
    public boolean isEnd() {
        return place == Place.END;
    }

    /** Leaving without formal recycling: the lifetime is censored there, but the device may come back. */
    boolean isDisappearance() {
        return this == EXPORTED || this == LOST || this == STOLEN;
    }
}
