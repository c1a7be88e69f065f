package org.circulog.lot;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.circulog.idempotency.Once;
import org.circulog.organisation.Caller;
import org.circulog.organisation.CurrentCaller;
import org.jboss.resteasy.reactive.RestResponse;

/** Mass that goes from lot to lot within an organisation. */
@Path("/v1/lots/{id}")
@RolesAllowed({"COLLECTOR", "RECYCLER"})
@Produces(MediaType.APPLICATION_JSON)
public class MovementResource {
    private final SplitService splits;
    private final TransferService transfers;
    private final CurrentCaller caller;
    private final Once once;

    MovementResource(SplitService splits, TransferService transfers, CurrentCaller caller, Once once) {
        this.splits = splits;
        this.transfers = transfers;
        this.caller = caller;
        this.once = once;
    }

    @POST
    @Path("/split")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<SplitView> splitLot(@PathParam("id") UUID id, @Valid SplitLot request) {
        Caller holder = caller.get();
        return once.answer(
                holder.organisationId(),
                request,
                () -> RestResponse.status(RestResponse.Status.CREATED, splits.split(id, request, holder)));
    }

    @POST
    @Path("/transfers")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<LotView> transferMass(@PathParam("id") UUID id, @Valid TransferMass request) {
        Caller holder = caller.get();
        return once.answer(
                holder.organisationId(),
                request,
                () -> RestResponse.status(RestResponse.Status.CREATED, transfers.transfer(id, request, holder)));
    }

    @DELETE
    @Path("/transfers/{fromLotId}")
    public LotView takeBackTransfer(@PathParam("id") UUID id, @PathParam("fromLotId") UUID fromLotId) {
        return transfers.takeBack(id, fromLotId, caller.get());
    }
}
