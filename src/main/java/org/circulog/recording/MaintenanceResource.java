package org.circulog.recording;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Proof that what is derived equals its source. */
@Path("/v1/maintenance/recompute")
@RolesAllowed("ADMIN")
@Produces(MediaType.APPLICATION_JSON)
public class MaintenanceResource {
    private final Recomputation recomputation;

    MaintenanceResource(Recomputation recomputation) {
        this.recomputation = recomputation;
    }

    @POST
    public RecomputationView recomputeLives(@QueryParam("repair") @DefaultValue("false") Boolean repair) {
        return recomputation.run(repair);
    }
}
