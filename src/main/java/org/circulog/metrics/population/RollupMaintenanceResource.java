package org.circulog.metrics.population;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Proof that the rollups behind the figures equal the lives. */
@Path("/v1/maintenance/recompute-figures")
@RolesAllowed("ADMIN")
@Produces(MediaType.APPLICATION_JSON)
public class RollupMaintenanceResource {
    private final RollupRecomputation recomputation;

    RollupMaintenanceResource(RollupRecomputation recomputation) {
        this.recomputation = recomputation;
    }

    @POST
    public RollupRecomputationView recomputeFigures(@QueryParam("repair") @DefaultValue("false") Boolean repair) {
        return recomputation.run(repair);
    }
}
