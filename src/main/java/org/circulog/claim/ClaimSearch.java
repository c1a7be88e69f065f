package org.circulog.claim;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** What a search for claims can ask for; all conditions must hold. */
public class ClaimSearch {
    @QueryParam("state")
    ClaimState state;

    @QueryParam("material")
    @Size(min = 1, max = 60)
    String material;

    @QueryParam("deviceId")
    UUID deviceId;

    @QueryParam("lotId")
    UUID lotId;

    @QueryParam("scheme")
    @Size(min = 1, max = Certificate.MAX_LENGTH)
    String scheme;

    @QueryParam("reference")
    @Size(min = 1, max = Certificate.MAX_LENGTH)
    String reference;
}
