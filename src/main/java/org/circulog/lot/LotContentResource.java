package org.circulog.lot;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.circulog.idempotency.Once;
import org.circulog.organisation.Caller;
import org.circulog.organisation.CurrentCaller;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What is in an open lot: devices, one by one or by the file, and loose lines. */
@Path("/v1/lots/{id}")
@RolesAllowed({"COLLECTOR", "RECYCLER"})
@Produces(MediaType.APPLICATION_JSON)
public class LotContentResource {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final DeviceEntries entries;
    private final LotLoading loading;
    private final LotContents contents;
    private final CurrentCaller caller;
    private final Once once;

    LotContentResource(
            DeviceEntries entries, LotLoading loading, LotContents contents, CurrentCaller caller, Once once) {
        this.entries = entries;
        this.loading = loading;
        this.contents = contents;
        this.caller = caller;
        this.once = once;
    }

    @POST
    @Path("/devices")
    @Consumes(MediaType.APPLICATION_JSON)
    public AddedDevices addLotDevices(@PathParam("id") UUID id, @Valid AddDevices request) {
        Caller holder = caller.get();
        return loading.add(id, entries.read(request, holder), holder);
    }

    @POST
    @Path("/devices")
    @Consumes(CSV)
    public AddedDevices addLotDeviceTable(@PathParam("id") UUID id, InputStream body) throws IOException {
        Caller holder = caller.get();
        return loading.add(id, entries.readCsv(body, holder), holder);
    }

    @POST
    @Path("/devices")
    @Consumes(NDJSON)
    public AddedDevices addLotDeviceLines(@PathParam("id") UUID id, InputStream body) throws IOException {
        Caller holder = caller.get();
        return loading.add(id, entries.readLines(body, holder), holder);
    }

    @DELETE
    @Path("/devices/{deviceId}")
    public void removeLotDevice(@PathParam("id") UUID id, @PathParam("deviceId") UUID deviceId) {
        contents.removeDevice(id, deviceId, caller.get());
    }

    @POST
    @Path("/lines")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<LotLineView> addLotLine(@PathParam("id") UUID id, @Valid AddLine request) {
        Caller holder = caller.get();
        return once.answer(holder.organisationId(), request, () -> {
            LotLineView line = contents.addLine(id, request, holder);
            return ResponseBuilder.create(RestResponse.Status.CREATED, line)
                    .header(HttpHeaders.LOCATION, "/v1/lots/" + id + "/lines/" + line.line())
                    .build();
        });
    }

    @DELETE
    @Path("/lines/{line}")
    public void removeLotLine(@PathParam("id") UUID id, @PathParam("line") Integer line) {
        contents.removeLine(id, line, caller.get());
    }
}
