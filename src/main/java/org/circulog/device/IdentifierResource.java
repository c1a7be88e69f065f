package org.circulog.device;

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
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.ETags;
import org.jboss.resteasy.reactive.RestResponse;

/** The identifiers by which a recorded device is found. */
@Path("/v1/devices/{id}/identifiers")
@RolesAllowed({"SELLER", "REPAIRER", "COLLECTOR", "RECYCLER", "ADMIN"})
@Produces(MediaType.APPLICATION_JSON)
public class IdentifierResource {
    private final IdentifierService service;
    private final CurrentCaller caller;
    private final ETags tags;

    IdentifierResource(IdentifierService service, CurrentCaller caller, ETags tags) {
        this.service = service;
        this.caller = caller;
        this.tags = tags;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DeviceView> addIdentifier(@PathParam("id") UUID id, @Valid Identifier request) {
        IdentifierService.Added added = service.add(id, request, caller.get());
        RestResponse.ResponseBuilder<DeviceView> answer = added.isNew()
                ? RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, added.device())
                        .header(
                                HttpHeaders.LOCATION,
                                "/v1/devices/" + added.device().id())
                : RestResponse.ResponseBuilder.ok(added.device());
        return answer.tag(tags.of(added.device())).build();
    }

    @POST
    @Path("/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DeviceView> withdrawIdentifier(@PathParam("id") UUID id, @Valid Identifier request) {
        DeviceView device = service.withdraw(id, request, caller.get());
        return RestResponse.ResponseBuilder.ok(device).tag(tags.of(device)).build();
    }
}
