package org.circulog.metrics.record;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.circulog.metrics.population.FigureQuery;

/** How far the records can be trusted. */
@Path("/v1/metrics/completeness")
@RolesAllowed({"ANALYST", "ADMIN"})
public class CompletenessResource {
    private final CompletenessService service;

    CompletenessResource(CompletenessService service) {
        this.service = service;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public CompletenessView getCompleteness(@Valid @BeanParam FigureQuery query, @BeanParam RecordingPeriod period) {
        return service.get(query, period);
    }

    @GET
    @Produces("text/csv")
    public StreamingOutput getCompletenessAsTable(
            @Valid @BeanParam FigureQuery query, @BeanParam RecordingPeriod period) {
        return CompletenessTable.of(service.get(query, period)).output();
    }
}
