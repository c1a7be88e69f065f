package org.circulog.event;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.circulog.device.DeviceView;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.ETags;
import org.circulog.web.Page;
import org.jboss.resteasy.reactive.RestResponse;

/** A device with its events, and the life they add up to, as of a day and a moment. */
@Path("/v1/devices/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class LifeResource {
    private final EventService service;
    private final CurrentCaller caller;
    private final ETags tags;

    LifeResource(EventService service, CurrentCaller caller, ETags tags) {
        this.service = service;
        this.caller = caller;
        this.tags = tags;
    }

    @GET
    public RestResponse<DeviceView> getDevice(
            @PathParam("id") UUID id,
            @QueryParam("until") LocalDate until,
            @QueryParam("knownAt") Instant knownAt,
            Request request) {
        return tags.answer(service.getDevice(id, until, knownAt), request);
    }

    @GET
    @Path("/events")
    public RestResponse<Page<EventView>> listDeviceEvents(
            @PathParam("id") UUID id, @Valid @BeanParam TimelineQuery query, UriInfo uri) {
        return service.listTimeline(id, query, caller.get()).answer(uri);
    }

    @GET
    @Path("/life")
    public LifeView getLife(
            @PathParam("id") UUID id, @QueryParam("until") LocalDate until, @QueryParam("knownAt") Instant knownAt) {
        return service.getLife(id, until, knownAt);
    }
}
