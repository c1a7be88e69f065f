package org.circulog.recording;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.circulog.CirculogConfig;
import org.circulog.event.NewEvent;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/**
 * Records single events in company: those that arrive while a transaction is under way share the next one. Nobody waits
 * for a timer, so a lone event goes at once; a waiting request holds neither a thread nor a connection.
 */
@Singleton
class Gatherer {
    private final List<Lane> lanes;

    Gatherer(CirculogConfig config, Recorder recorder) {
        lanes = IntStream.range(0, config.recording().lanes())
                .mapToObj(lane -> new Lane(config.recording(), recorder))
                .toList();
    }

    /**
     * The outcome, once it is committed.
     *
     * @throws ProblemException {@code service-unavailable} if too many events are waiting already
     */
    CompletionStage<RecordingOutcome> record(NewEvent event) {
        return laneOf(event).add(event);
    }

    /** The same device keeps to one lane, so that its events do not wait for each other's locks. */
    private Lane laneOf(NewEvent event) {
        int hash = event.device().identifiers().isEmpty()
                ? event.device().id().hashCode()
                : event.device().identifiers().get(0).normal().hashCode();
        return lanes.get(Math.floorMod(hash, lanes.size()));
    }

    private record Waiting(NewEvent event, CompletableFuture<RecordingOutcome> outcome) {}

    /** One transaction at a time. */
    private static final class Lane {
        private final Recorder recorder;
        private final int most;
        private final Executor executor = Infrastructure.getDefaultExecutor();
        private final BlockingQueue<Waiting> queue;
        private final AtomicBoolean busy = new AtomicBoolean();

        Lane(CirculogConfig.Recording config, Recorder recorder) {
            this.recorder = recorder;
            this.most = config.gather();
            this.queue = new ArrayBlockingQueue<>(config.queue());
        }

        CompletionStage<RecordingOutcome> add(NewEvent event) {
            Waiting waiting = new Waiting(event, new CompletableFuture<>());
            if (!queue.offer(waiting)) {
                throw new ProblemException(
                        ProblemType.SERVICE_UNAVAILABLE, "Too many events are waiting to be recorded.");
            }
            work();
            return waiting.outcome();
        }

        private void work() {
            if (!queue.isEmpty() && busy.compareAndSet(false, true)) {
                executor.execute(this::recordAllWaiting);
            }
        }

        private void recordAllWaiting() {
            try {
                List<Waiting> gathered = new ArrayList<>();
                while (queue.drainTo(gathered, most) > 0) {
                    recordTogether(gathered);
                    gathered.clear();
                }
            } finally {
                busy.set(false);
                // What came between the last look and the flag would wait for the next event otherwise.
                work();
            }
        }

        private void recordTogether(List<Waiting> gathered) {
            try {
                List<RecordingOutcome> outcomes =
                        recorder.record(gathered.stream().map(Waiting::event).toList());
                for (int index = 0; index < outcomes.size(); index++) {
                    gathered.get(index).outcome().complete(outcomes.get(index));
                }
            } catch (RuntimeException | Error fault) {
                gathered.forEach(waiting -> waiting.outcome().completeExceptionally(fault));
            }
        }
    }
}
