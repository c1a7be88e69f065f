package org.circulog.metrics.mass;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.circulog.metrics.population.FigureQuery;
import org.circulog.reference.ReferenceLifetime;

/** How circular devices are. */
@Path("/v1/metrics/circularity")
@RolesAllowed({"ANALYST", "ADMIN"})
public class CircularityResource {
    private final CircularityService service;

    CircularityResource(CircularityService service) {
        this.service = service;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public CircularityView getCircularity(
            @Valid @BeanParam FigureQuery query,
            @QueryParam("referenceSet") @DefaultValue(ReferenceLifetime.DEFAULT_SET) String referenceSet) {
        return service.get(query, referenceSet);
    }

    @GET
    @Produces("text/csv")
    public StreamingOutput getCircularityAsTable(
            @Valid @BeanParam FigureQuery query,
            @QueryParam("referenceSet") @DefaultValue(ReferenceLifetime.DEFAULT_SET) String referenceSet) {
        return CircularityTable.of(service.get(query, referenceSet)).output();
    }
}
