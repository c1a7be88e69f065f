package org.circulog.metrics.lifetime;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What it means that a device was exported, lost or stolen. */
public enum Withdrawals {
    /** Its end is yet to come elsewhere, and only unknown. */
    @JsonProperty("censored")
    CENSORED(List.of(Exit.TREATED, Exit.DISPOSED)),
    /** A fate of its own. */
    @JsonProperty("competing")
    COMPETING(List.of(Exit.TREATED, Exit.DISPOSED, Exit.EXPORTED, Exit.LOST, Exit.STOLEN));

    private final List<Exit> fates;

    Withdrawals(List<Exit> fates) {
        this.fates = fates;
    }

    /** The exits that compete. */
    List<Exit> fates() {
        return fates;
    }
}
