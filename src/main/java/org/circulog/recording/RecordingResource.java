package org.circulog.recording;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.circulog.event.EventReader;
import org.circulog.event.EventView;
import org.circulog.event.RecordEvent;
import org.circulog.organisation.CurrentCaller;
import org.circulog.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** Recording one event. */
@Path("/v1/events")
@RolesAllowed({"SELLER", "REPAIRER", "COLLECTOR", "RECYCLER"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RecordingResource {
    private final CurrentCaller caller;
    private final EventReader reader;
    private final Gatherer gatherer;
    private final Recorder recorder;

    RecordingResource(CurrentCaller caller, EventReader reader, Gatherer gatherer, Recorder recorder) {
        this.caller = caller;
        this.reader = reader;
        this.gatherer = gatherer;
        this.recorder = recorder;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<RestResponse<EventView>> recordEvent(RecordEvent request) {
        return gatherer.record(reader.read(request, caller.get())).thenApply(RecordingResource::answer);
    }

    @POST
    @Path("/validate")
    @Consumes(MediaType.APPLICATION_JSON)
    public ValidationView validateEvent(RecordEvent request) {
        try {
            return ValidationView.of(recorder.tryOut(reader.read(request, caller.get())));
        } catch (ProblemException refused) {
            return ValidationView.of(Trial.refused(refused.problem()));
        }
    }

    private static RestResponse<EventView> answer(RecordingOutcome outcome) {
        if (outcome instanceof RecordingOutcome.Created created) {
            return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, EventView.full(created.event()))
                    .header(
                            HttpHeaders.LOCATION,
                            "/v1/events/" + created.event().id())
                    .build();
        } else if (outcome instanceof RecordingOutcome.Replayed replayed) {
            return RestResponse.ResponseBuilder.ok(EventView.full(replayed.event()))
                    .header("Idempotent-Replayed", true)
                    .build();
        }
        throw new ProblemException(((RecordingOutcome.Refused) outcome).problem());
    }
}
