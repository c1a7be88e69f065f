package org.circulog.metrics.mass;

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

/** What became of what was collected. */
@Path("/v1/metrics/recovery")
@RolesAllowed({"ANALYST", "ADMIN"})
public class RecoveryFiguresResource {
    private static final long MOST_MG = 1_000_000_000_000_000_000L;

    private final RecoveryFiguresService service;

    RecoveryFiguresResource(RecoveryFiguresService service) {
        this.service = service;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RecoveryFiguresView getRecoveryFigures(
            @Valid @BeanParam FigureQuery query,
            @QueryParam("placedOnMarketMg") @Min(1) @Max(MOST_MG) Long placedOnMarketMg) {
        return service.get(query, placedOnMarketMg);
    }

    @GET
    @Produces("text/csv")
    public StreamingOutput getRecoveryFiguresAsTable(
            @Valid @BeanParam FigureQuery query,
            @QueryParam("placedOnMarketMg") @Min(1) @Max(MOST_MG) Long placedOnMarketMg) {
        return RecoveryFiguresTable.of(service.get(query, placedOnMarketMg)).output();
    }
}
