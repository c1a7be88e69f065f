package org.circulog.recording;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.circulog.event.EventView;
import org.circulog.event.VoidEvent;
import org.circulog.organisation.CurrentCaller;
import org.jboss.resteasy.reactive.RestResponse;

/** Correcting an event that is wrong. */
@Path("/v1/events/{id}/void")
@RolesAllowed({"SELLER", "REPAIRER", "COLLECTOR", "RECYCLER", "ADMIN"})
@Produces(MediaType.APPLICATION_JSON)
public class CorrectionResource {
    private final Corrections corrections;
    private final CurrentCaller caller;

    CorrectionResource(Corrections corrections, CurrentCaller caller) {
        this.corrections = corrections;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<CorrectionView> voidEvent(@PathParam("id") UUID id, @Valid VoidEvent request) {
        Correction correction = corrections.apply(id, request, caller.get());
        RestResponse.ResponseBuilder<CorrectionView> answer = RestResponse.ResponseBuilder.ok(new CorrectionView(
                EventView.full(correction.voided()),
                correction.replacement() == null ? null : EventView.full(correction.replacement())));
        return correction.repeated()
                ? answer.header("Idempotent-Replayed", true).build()
                : answer.build();
    }
}
