package org.circulog.organisation;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.circulog.idempotency.Once;
import org.circulog.web.Cursor;
import org.circulog.web.Page;
import org.circulog.web.StrictJsonReader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Organisations and their keys, for administrators; everybody else sees their own. */
@Path("/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
class OrganisationResource {
    private final OrganisationService organisations;
    private final KeyService keys;
    private final CurrentCaller caller;
    private final Once once;

    OrganisationResource(OrganisationService organisations, KeyService keys, CurrentCaller caller, Once once) {
        this.organisations = organisations;
        this.keys = keys;
        this.caller = caller;
        this.once = once;
    }

    @POST
    @RolesAllowed("ADMIN")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<OrganisationView> createOrganisation(@Valid CreateOrganisation request) {
        return once.answer(caller.get().organisationId(), request, () -> create(request));
    }

    private RestResponse<OrganisationView> create(CreateOrganisation request) {
        OrganisationView created = organisations.create(request);
        return ResponseBuilder.create(RestResponse.Status.CREATED, created)
                .header(HttpHeaders.LOCATION, "/v1/organisations/" + created.id())
                .header(HttpHeaders.ETAG, created.tag())
                .build();
    }

    @GET
    @RolesAllowed("ADMIN")
    public RestResponse<Page<OrganisationView>> listOrganisations(
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return organisations.list(Cursor.read(after, UUID::fromString), limit).answer(uri);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    public RestResponse<OrganisationView> getOrganisation(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        OrganisationView organisation = organisations.get(caller.get(), id);
        return TagList.of(ifNoneMatch)
                .filter(tags -> tags.containsWeakly(organisation.tag()))
                .map(tags -> answer(ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED), organisation))
                .orElseGet(() -> answer(ResponseBuilder.ok(organisation), organisation));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed("ADMIN")
    @Consumes(StrictJsonReader.MERGE_PATCH)
    public RestResponse<OrganisationView> changeOrganisation(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid ChangeOrganisation request) {
        OrganisationView changed = organisations.change(caller.get(), id, request, TagList.of(ifMatch));
        return answer(ResponseBuilder.ok(changed), changed);
    }

    @POST
    @Path("/{id}/keys")
    @RolesAllowed("ADMIN")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<NewKeyView> createKey(@PathParam("id") UUID id, @Valid CreateKey request) {
        return once.answer(
                caller.get().organisationId(),
                request,
                () -> RestResponse.status(RestResponse.Status.CREATED, keys.create(id, request)));
    }

    @DELETE
    @Path("/{id}/keys/{keyId}")
    @RolesAllowed("ADMIN")
    public RestResponse<Void> revokeKey(
            @PathParam("id") UUID id,
            @PathParam("keyId") @Pattern(regexp = "[a-z2-7]{9,13}", message = "is not the id of a key") String keyId) {
        keys.revoke(id, keyId);
        return RestResponse.noContent();
    }

    private static RestResponse<OrganisationView> answer(
            ResponseBuilder<OrganisationView> answer, OrganisationView organisation) {
        return answer.header(HttpHeaders.ETAG, organisation.tag()).build();
    }
}
