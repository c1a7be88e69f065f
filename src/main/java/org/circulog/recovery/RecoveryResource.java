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

/** What came out of a device. */
@Path("/v1/devices/{id}/recovery")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class RecoveryResource {
    private final RecoveryService service;
    private final CurrentCaller caller;

    RecoveryResource(RecoveryService service, CurrentCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    public RecoveryView getRecovery(
            @PathParam("id") UUID id, @QueryParam("until") LocalDate until, @QueryParam("knownAt") Instant knownAt) {
        return service.getRecovery(id, until, knownAt, caller.get());
    }
}
