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

/** How long devices live. */
@Path("/v1/metrics/lifetime")
@RolesAllowed({"ANALYST", "ADMIN"})
public class LifetimeResource {
    private final LifetimeService service;

    LifetimeResource(LifetimeService service) {
        this.service = service;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public LifetimesView getLifetimes(@Valid @BeanParam FigureQuery figure, @Valid @BeanParam LifetimeQuery query) {
        return service.get(figure, query);
    }

    @GET
    @Produces("text/csv")
    public StreamingOutput getLifetimesAsTable(
            @Valid @BeanParam FigureQuery figure, @Valid @BeanParam LifetimeQuery query) {
        return LifetimeTable.of(service.get(figure, query)).output();
    }
}
