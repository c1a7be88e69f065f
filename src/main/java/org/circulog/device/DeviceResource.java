package org.circulog.device;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.circulog.idempotency.Once;
import org.circulog.organisation.Caller;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.ETags;
import org.circulog.web.Page;
import org.circulog.web.StrictJsonReader;
import org.jboss.resteasy.reactive.RestResponse;

/** Devices: registration, search, reading, completion. */
@Path("/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {
    private final DeviceService service;
    private final CurrentCaller caller;
    private final ETags tags;
    private final Once once;

    DeviceResource(DeviceService service, CurrentCaller caller, ETags tags, Once once) {
        this.service = service;
        this.caller = caller;
        this.tags = tags;
        this.once = once;
    }

    @POST
    @RolesAllowed({"SELLER", "REPAIRER", "COLLECTOR", "RECYCLER"})
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DeviceView> registerDevice(@Valid RegisterDevice request) {
        Caller registrar = caller.get();
        return once.answer(registrar.organisationId(), request, () -> register(request, registrar));
    }

    private RestResponse<DeviceView> register(RegisterDevice request, Caller registrar) {
        DeviceService.Registered registered = service.register(request, registrar);
        DeviceView device = registered.device();
        RestResponse.ResponseBuilder<DeviceView> answer = registered.created()
                ? RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, device)
                        .header(HttpHeaders.LOCATION, "/v1/devices/" + device.id())
                : RestResponse.ResponseBuilder.ok(device);
        return answer.tag(tags.of(device)).build();
    }

    @GET
    @Authenticated
    public RestResponse<Page<DeviceView>> listDevices(
            @Valid @BeanParam DeviceSearch search,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            UriInfo uri) {
        return service.list(search, caller.get(), after, limit).answer(uri);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({"SELLER", "REPAIRER", "COLLECTOR", "RECYCLER"})
    @Consumes(StrictJsonReader.MERGE_PATCH)
    public RestResponse<DeviceView> completeDevice(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid CompleteDevice request) {
        DeviceView device = service.complete(id, request, ifMatch, caller.get());
        return RestResponse.ResponseBuilder.ok(device).tag(tags.of(device)).build();
    }
}
