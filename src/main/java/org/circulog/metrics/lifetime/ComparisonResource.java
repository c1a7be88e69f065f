package org.circulog.metrics.lifetime;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.circulog.metrics.population.FigureQuery;

/** Whether groups of devices live equally long. */
@Path("/v1/metrics/lifetime/comparison")
@RolesAllowed({"ANALYST", "ADMIN"})
public class ComparisonResource {
    private final ComparisonService service;

    ComparisonResource(ComparisonService service) {
        this.service = service;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ComparisonView compareLifetimes(
            @Valid @BeanParam FigureQuery figure, @Valid @BeanParam ComparisonQuery query) {
        return service.get(figure, query);
    }

    @GET
    @Produces("text/csv")
    public StreamingOutput compareLifetimesAsTable(
            @Valid @BeanParam FigureQuery figure, @Valid @BeanParam ComparisonQuery query) {
        return ComparisonTable.of(service.get(figure, query)).output();
    }
}
