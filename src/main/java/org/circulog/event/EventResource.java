package org.circulog.event;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.UUID;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.ETags;
import org.jboss.resteasy.reactive.RestResponse;

/** Reading one event. Recording is in the package {@code recording}. */
@Path("/v1/events/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {
    private final EventService service;
    private final CurrentCaller caller;
    private final ETags tags;

    EventResource(EventService service, CurrentCaller caller, ETags tags) {
        this.service = service;
        this.caller = caller;
        this.tags = tags;
    }

    @GET
    public RestResponse<EventView> getEvent(@PathParam("id") UUID id, Request request) {
        return tags.answer(service.get(id, caller.get()), request);
    }
}
