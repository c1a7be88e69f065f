package org.circulog.event;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.Page;
import org.jboss.resteasy.reactive.RestResponse;

/** What happened to a lot as a whole. */
@Path("/v1/lots/{id}/events")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class LotEventsResource {
    private final EventService service;
    private final CurrentCaller caller;

    LotEventsResource(EventService service, CurrentCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    public RestResponse<Page<EventView>> listLotEvents(
            @PathParam("id") UUID id, @Valid @BeanParam TimelineQuery query, UriInfo uri) {
        return service.listLotEvents(id, query, caller.get()).answer(uri);
    }
}
