package org.circulog.metrics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How far the records can be trusted. */
@Path("/v1/metrics/completeness")
@RolesAllowed({"ANALYST", "ADMIN"})
@Produces(MediaType.APPLICATION_JSON)
public class CompletenessResource {
    private final CompletenessService service;

    CompletenessResource(CompletenessService service) {
        this.service = service;
    }

    @GET
    public CompletenessView getCompleteness(@Valid @BeanParam CompletenessQuery query) {
        return service.get(query);
    }
}
