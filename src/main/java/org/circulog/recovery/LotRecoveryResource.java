package org.circulog.recovery;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.circulog.organisation.CurrentCaller;

/** What came out of a lot, and what became of its mass. */
@Path("/v1/lots/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class LotRecoveryResource {
    private final LotRecoveryService recoveries;
    private final LotFateService fates;
    private final CurrentCaller caller;

    LotRecoveryResource(LotRecoveryService recoveries, LotFateService fates, CurrentCaller caller) {
        this.recoveries = recoveries;
        this.fates = fates;
        this.caller = caller;
    }

    @GET
    @Path("/recovery")
    public LotRecoveryView getLotRecovery(
            @PathParam("id") UUID id, @QueryParam("until") LocalDate until, @QueryParam("knownAt") Instant knownAt) {
        return recoveries.getRecovery(id, until, knownAt, caller.get());
    }

    @GET
    @Path("/fate")
    public LotFateView getLotFate(@PathParam("id") UUID id) {
        return fates.getFate(id, caller.get());
    }
}
