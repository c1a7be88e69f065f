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

/** What becomes of devices. */
@Path("/v1/metrics/fates")
@RolesAllowed({"ANALYST", "ADMIN"})
public class FatesResource {
    private final FatesService service;

    FatesResource(FatesService service) {
        this.service = service;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public FatesView getFates(@Valid @BeanParam FigureQuery figure, @Valid @BeanParam FatesQuery query) {
        return service.get(figure, query);
    }

    @GET
    @Produces("text/csv")
    public StreamingOutput getFatesAsTable(@Valid @BeanParam FigureQuery figure, @Valid @BeanParam FatesQuery query) {
        return FatesTable.of(service.get(figure, query)).output();
    }
}
