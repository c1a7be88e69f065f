package org.circulog.lot;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.circulog.idempotency.Once;
import org.circulog.organisation.Caller;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.ETags;
import org.circulog.web.Page;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Lots: opening, finding, weighing and closing. */
@Path("/v1/lots")
@Produces(MediaType.APPLICATION_JSON)
public class LotResource {
    private final LotService service;
    private final LotContents contents;
    private final LotClosing closing;
    private final Manifests manifests;
    private final CurrentCaller caller;
    private final ETags tags;
    private final Once once;

    LotResource(
            LotService service,
            LotContents contents,
            LotClosing closing,
            Manifests manifests,
            CurrentCaller caller,
            ETags tags,
            Once once) {
        this.service = service;
        this.contents = contents;
        this.closing = closing;
        this.manifests = manifests;
        this.caller = caller;
        this.tags = tags;
        this.once = once;
    }

    @POST
    @RolesAllowed({"COLLECTOR", "RECYCLER"})
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<LotView> openLot(@Valid OpenLot request) {
        Caller holder = caller.get();
        return once.answer(holder.organisationId(), request, () -> {
            LotView lot = service.open(request, holder);
            return ResponseBuilder.create(RestResponse.Status.CREATED, lot)
                    .header(HttpHeaders.LOCATION, "/v1/lots/" + lot.id())
                    .tag(tags.of(lot))
                    .build();
        });
    }

    @GET
    @Authenticated
    public RestResponse<Page<LotView>> listLots(
            @Valid @BeanParam LotSearch search,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            UriInfo uri) {
        return service.list(search, caller.get(), after, limit).answer(uri);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    public RestResponse<LotView> getLot(@PathParam("id") UUID id, Request request) {
        return tags.answer(service.get(id, caller.get()), request);
    }

    @GET
    @Path("/{id}/manifest")
    @Authenticated
    public RestResponse<ManifestView> getLotManifest(@PathParam("id") UUID id, Request request) {
        Manifests.Tagged tagged = manifests.get(id, caller.get());
        return tags.answer(tagged.manifest(), tagged.tag(), request);
    }

    @POST
    @Path("/{id}/weigh")
    @RolesAllowed({"COLLECTOR", "RECYCLER"})
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<LotView> weighLot(@PathParam("id") UUID id, @Valid WeighLot request) {
        return tagged(contents.weigh(id, request, caller.get()));
    }

    @POST
    @Path("/{id}/close")
    @RolesAllowed({"COLLECTOR", "RECYCLER"})
    public RestResponse<LotView> closeLot(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return tagged(closing.close(id, ifMatch, caller.get()));
    }

    private RestResponse<LotView> tagged(LotView lot) {
        return ResponseBuilder.ok(lot).tag(tags.of(lot)).build();
    }
}
