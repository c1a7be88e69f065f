package org.circulog.lot;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.circulog.idempotency.Once;
import org.circulog.organisation.Caller;
import org.circulog.organisation.CurrentCaller;
import org.jboss.resteasy.reactive.RestResponse;

/** Offering a lot to another organisation. */
@Path("/v1/lots/{id}/handovers")
@RolesAllowed({"COLLECTOR", "RECYCLER"})
@Produces(MediaType.APPLICATION_JSON)
public class OfferResource {
    private final HandoverService service;
    private final CurrentCaller caller;
    private final Once once;

    OfferResource(HandoverService service, CurrentCaller caller, Once once) {
        this.service = service;
        this.caller = caller;
        this.once = once;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<HandoverView> offerLot(@PathParam("id") UUID id, @Valid OfferLot request) {
        Caller sender = caller.get();
        return once.answer(sender.organisationId(), request, () -> {
            HandoverView offer = service.offer(id, request, sender);
            return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, offer)
                    .header(HttpHeaders.LOCATION, "/v1/handovers/" + offer.id())
                    .build();
        });
    }
}
