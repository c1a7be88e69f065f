package org.circulog.lot;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.Page;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers to offers of lots. Offering is in {@link OfferResource}. */
@Path("/v1/handovers")
@Produces(MediaType.APPLICATION_JSON)
public class HandoverResource {
    private final HandoverService service;
    private final CurrentCaller caller;

    HandoverResource(HandoverService service, CurrentCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Authenticated
    public RestResponse<Page<HandoverView>> listHandovers(@Valid @BeanParam HandoverSearch search, UriInfo uri) {
        return service.list(search, caller.get()).answer(uri);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    public HandoverView getHandover(@PathParam("id") UUID id) {
        return service.get(id, caller.get());
    }

    @POST
    @Path("/{id}/accept")
    @RolesAllowed({"COLLECTOR", "RECYCLER"})
    @Consumes(MediaType.APPLICATION_JSON)
    public HandoverView acceptHandover(@PathParam("id") UUID id, @Valid AcceptHandover request) {
        return service.accept(id, request, caller.get());
    }

    @POST
    @Path("/{id}/refuse")
    @RolesAllowed({"COLLECTOR", "RECYCLER"})
    @Consumes(MediaType.APPLICATION_JSON)
    public HandoverView refuseHandover(@PathParam("id") UUID id, @Valid AnswerHandover request) {
        return service.end(id, HandoverState.REFUSED, request, caller.get());
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed({"COLLECTOR", "RECYCLER"})
    @Consumes(MediaType.APPLICATION_JSON)
    public HandoverView withdrawHandover(@PathParam("id") UUID id, @Valid AnswerHandover request) {
        return service.end(id, HandoverState.WITHDRAWN, request, caller.get());
    }
}
