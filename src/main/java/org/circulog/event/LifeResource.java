package org.circulog.event;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.UUID;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.Page;
import org.jboss.resteasy.reactive.RestResponse;

/** The events of a device, and the life they add up to. */
@Path("/v1/devices/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class LifeResource {
    private final EventService service;
    private final CurrentCaller caller;

    LifeResource(EventService service, CurrentCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Path("/events")
    public RestResponse<Page<EventView>> listDeviceEvents(
            @PathParam("id") UUID id,
            @QueryParam("until") LocalDate until,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            UriInfo uri) {
        return service.listTimeline(id, until, caller.get(), after, limit).answer(uri);
    }

    @GET
    @Path("/life")
    public LifeView getLife(@PathParam("id") UUID id, @QueryParam("until") LocalDate until) {
        return service.getLife(id, until);
    }
}
