package org.circulog.metrics.repair;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
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
    private final RepairsService service;

    RepairsResource(RepairsService service) {
        this.service = service;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RepairsView getRepairs(
            @Valid @BeanParam FigureQuery query, @QueryParam("tau") @DecimalMin("1") @DecimalMax("36525") Double tau) {
        return service.get(query, tau);
    }

    @GET
    @Produces("text/csv")
    public StreamingOutput getRepairsAsTable(
            @Valid @BeanParam FigureQuery query, @QueryParam("tau") @DecimalMin("1") @DecimalMax("36525") Double tau) {
        return RepairsTable.of(service.get(query, tau)).output();
    }
}
