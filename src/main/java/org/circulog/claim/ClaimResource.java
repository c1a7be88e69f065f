package org.circulog.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
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

/** Claims of recovered mass for certificates, for the recycler that recovered it. */
@Path("/v1/claims")
@RolesAllowed("RECYCLER")
@Produces(MediaType.APPLICATION_JSON)
public class ClaimResource {
    private final ClaimService service;
    private final CurrentCaller caller;
    private final ETags tags;
    private final Once once;

    ClaimResource(ClaimService service, CurrentCaller caller, ETags tags, Once once) {
        this.service = service;
        this.caller = caller;
        this.tags = tags;
        this.once = once;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<ClaimView> reserveClaim(@Valid ReserveClaim request) {
        Caller recycler = caller.get();
        return once.answer(recycler.organisationId(), request, () -> reserve(request, recycler));
    }

    private RestResponse<ClaimView> reserve(ReserveClaim request, Caller recycler) {
        ClaimView claim = service.reserve(request, recycler);
        return ResponseBuilder.create(RestResponse.Status.CREATED, claim)
                .header(HttpHeaders.LOCATION, "/v1/claims/" + claim.id())
                .tag(tags.of(claim))
                .build();
    }

    @GET
    public RestResponse<Page<ClaimView>> listClaims(
            @Valid @BeanParam ClaimSearch search,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @Context UriInfo uri) {
        return service.list(search, caller.get(), after, limit).answer(uri);
    }

    @GET
    @Path("/{id}")
    public RestResponse<ClaimView> getClaim(@PathParam("id") UUID id, @Context Request request) {
        return tags.answer(service.get(id, caller.get()), request);
    }

    @POST
    @Path("/{id}/confirm")
    public RestResponse<ClaimView> confirmClaim(@PathParam("id") UUID id) {
        return answer(service.confirm(id, caller.get()));
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<ClaimView> cancelClaim(@PathParam("id") UUID id, @Valid CancelClaim request) {
        return answer(service.cancel(id, request.reason(), caller.get()));
    }

    private RestResponse<ClaimView> answer(ClaimView claim) {
        return ResponseBuilder.ok(claim).tag(tags.of(claim)).build();
    }
}
