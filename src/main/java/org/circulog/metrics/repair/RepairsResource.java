package org.circulog.metrics.repair;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.circulog.metrics.population.FigureQuery;

/** How repairs go. */
@Path("/v1/metrics/repairs")
@RolesAllowed({"ANALYST", "ADMIN"})
public class RepairsResource {
    private static final int OLDEST_DAYS = 36_525;

    private final RepairsService service;

    RepairsResource(RepairsService service) {
        this.service = service;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RepairsView getRepairs(
            @Valid @BeanParam FigureQuery query, @QueryParam("tau") @Min(1) @Max(OLDEST_DAYS) Integer tau) {
        return service.get(query, tau);
    }

    @GET
    @Produces("text/csv")
    public StreamingOutput getRepairsAsTable(
            @Valid @BeanParam FigureQuery query, @QueryParam("tau") @Min(1) @Max(OLDEST_DAYS) Integer tau) {
        return RepairsTable.of(service.get(query, tau)).output();
    }
}
