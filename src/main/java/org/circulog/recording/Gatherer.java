package org.circulog.recording;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
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
import java.util.stream.Stream;
import org.circulog.CirculogConfig;
import org.circulog.event.NewEvent;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/**
 * Records single events in company: those that arrive while a transaction is under way share the next one. Nobody waits
 * for a timer, so a lone event goes at once; a waiting request holds neither a thread nor a connection. An event that has
 * waited too long is refused, and then it is surely not recorded: whoever takes it out of the queue decides.
 */
@Singleton
class Gatherer {
    private static final long LOOK_MILLIS = 100;

    /** A treatment of thousands of devices takes seconds, so lots wait for few others, and hold few connections. */
    private static final int LOT_LANES = 4;

    private final List<Lane> lanes;
    private final List<Lane> lotLanes;
    private final Vertx vertx;
    private final long timer;

    Gatherer(CirculogConfig config, Recorder recorder, Vertx vertx) {
        this.vertx = vertx;
        lanes = IntStream.range(0, config.recording().lanes())
                .mapToObj(
                        lane -> new Lane(config.recording(), config.recording().gather(), recorder))
                .toList();
        lotLanes = IntStream.range(0, LOT_LANES)
                .mapToObj(lane -> new Lane(config.recording(), 1, recorder))
                .toList();
        // Not by a worker: when this matters, they are all busy.
        timer = vertx.setPeriodic(
                LOOK_MILLIS,
                look -> Stream.concat(lanes.stream(), lotLanes.stream()).forEach(Lane::refuseOverdue));
    }

    @PreDestroy
    void stopLooking() {
        vertx.cancelTimer(timer);
    }

    /**
     * The outcome, once it is committed.
     *
     * @throws ProblemException {@code service-unavailable} if too many events are waiting already
     */
    CompletionStage<RecordingOutcome> record(NewEvent event) {
        return laneOf(event).add(event);
    }

    /** The same device, or the same lot, keeps to one lane, so that its events do not wait for each other's locks. */
    private Lane laneOf(NewEvent event) {
        if (event.isAboutLot()) {
            return lotLanes.get(Math.floorMod(event.lotId().hashCode(), LOT_LANES));
        }
        int hash = event.device().identifiers().isEmpty()
                ? event.device().id().hashCode()
                : event.device().identifiers().get(0).normal().hashCode();
        return lanes.get(Math.floorMod(hash, lanes.size()));
    }

    /**
     * An event in a queue.
     *
     * @param since by the clock of {@link System#nanoTime()}
     */
    private record Waiting(NewEvent event, CompletableFuture<RecordingOutcome> outcome, long since) {}

    /** One transaction at a time. */
    private static final class Lane {
        private final Recorder recorder;
        private final int most;
        private final long longestWait;
        private final Executor executor = Infrastructure.getDefaultExecutor();
        private final BlockingQueue<Waiting> queue;
        private final AtomicBoolean busy = new AtomicBoolean();

        Lane(CirculogConfig.Recording config, int most, Recorder recorder) {
            this.recorder = recorder;
            this.most = most;
            this.longestWait = config.longestWait().toNanos();
            this.queue = new ArrayBlockingQueue<>(config.queue());
        }

        CompletionStage<RecordingOutcome> add(NewEvent event) {
            Waiting waiting = new Waiting(event, new CompletableFuture<>(), System.nanoTime());
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

        private void refuseOverdue() {
            long now = System.nanoTime();
            for (Waiting first = queue.peek();
                    first != null && now - first.since() > longestWait;
                    first = queue.peek()) {
                if (queue.remove(first)) {
                    first.outcome()
                            .completeExceptionally(new ProblemException(
                                    ProblemType.SERVICE_UNAVAILABLE,
                                    "The event has waited too long and is not recorded."));
                }
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
