package org.circulog.recording;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.circulog.organisation.Caller;
import org.circulog.organisation.CurrentCaller;

/** Recording many events with one request: NDJSON in gives NDJSON out. */
@Path("/v1/events/batch")
@RolesAllowed({"SELLER", "REPAIRER", "COLLECTOR", "RECYCLER"})
public class BatchResource {
    static final String NDJSON = "application/x-ndjson";

    private final CurrentCaller caller;
    private final BatchReader reader;
    private final BatchService service;
    private final BatchStream stream;

    BatchResource(CurrentCaller caller, BatchReader reader, BatchService service, BatchStream stream) {
        this.caller = caller;
        this.reader = reader;
        this.service = service;
        this.stream = stream;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public BatchView recordEvents(@QueryParam("mode") @DefaultValue("independent") BatchMode mode, InputStream body)
            throws IOException {
        List<BatchReader.Entry> entries = reader.readArray(body, caller.get());
        return BatchView.of(
                mode == BatchMode.ALL_OR_NOTHING ? service.recordTogether(entries) : service.record(entries));
    }

    @POST
    @Consumes(NDJSON)
    @Produces(NDJSON)
    public StreamingOutput recordEventLines(
            @QueryParam("mode") @DefaultValue("independent") BatchMode mode, InputStream body) throws IOException {
        Caller recorder = caller.get();
        if (mode == BatchMode.ALL_OR_NOTHING) {
            List<BatchItem> items = service.recordTogether(stream.readAll(body, recorder));
            return new StreamedBatch(output -> stream.write(items, output));
        }
        return new StreamedBatch(output -> stream.record(body, recorder, output));
    }
}
