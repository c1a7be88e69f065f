package org.circulog.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.circulog.device.DeviceView;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.ETags;
import org.jboss.resteasy.reactive.RestResponse;

/** Merging two records of one device, and undoing it. */
@Path("/v1/devices/{id}")
@RolesAllowed({"SELLER", "REPAIRER", "COLLECTOR", "RECYCLER", "ADMIN"})
@Produces(MediaType.APPLICATION_JSON)
public class MergeResource {
    private final MergeService service;
    private final CurrentCaller caller;
    private final ETags tags;

    MergeResource(MergeService service, CurrentCaller caller, ETags tags) {
        this.service = service;
        this.caller = caller;
        this.tags = tags;
    }

    @POST
    @Path("/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DeviceView> mergeDevice(@PathParam("id") UUID id, @Valid MergeDevice request) {
        return answer(service.merge(id, request.duplicate(), caller.get()));
    }

    @POST
    @Path("/unmerge")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DeviceView> unmergeDevice(@PathParam("id") UUID id, @Valid MergeDevice request) {
        return answer(service.unmerge(id, request.duplicate(), caller.get()));
    }

    private RestResponse<DeviceView> answer(DeviceView device) {
        return RestResponse.ResponseBuilder.ok(device).tag(tags.of(device)).build();
    }
}
