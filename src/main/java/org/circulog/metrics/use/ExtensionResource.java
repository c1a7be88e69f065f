package org.circulog.metrics.use;

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

/** How much longer devices were used because of repairs and reuse. */
@Path("/v1/metrics/extension")
@RolesAllowed({"ANALYST", "ADMIN"})
public class ExtensionResource {
    private final ExtensionService service;

    ExtensionResource(ExtensionService service) {
        this.service = service;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ExtensionView getExtension(
            @Valid @BeanParam FigureQuery query,
            @QueryParam("referenceSet") @DefaultValue(ReferenceLifetime.DEFAULT_SET) String referenceSet) {
        return service.get(query, referenceSet);
    }

    @GET
    @Produces("text/csv")
    public StreamingOutput getExtensionAsTable(
            @Valid @BeanParam FigureQuery query,
            @QueryParam("referenceSet") @DefaultValue(ReferenceLifetime.DEFAULT_SET) String referenceSet) {
        return ExtensionTable.of(service.get(query, referenceSet)).output();
    }
}
