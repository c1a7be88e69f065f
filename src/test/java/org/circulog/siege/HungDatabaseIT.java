package org.circulog.siege;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.circulog.testing.Parallel;
import org.junit.jupiter.api.Test;

/** A database that accepts connections and says nothing more. */
class HungDatabaseIT {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int CALLERS = Siege.many(50);

    private record Timed(int status, Duration time) {}

    @Test
    void isToldInTimeAndForgottenWhenItGoesOn() throws Exception {
        UUID id = UUID.randomUUID();
        try (BesiegedService besieged = new BesiegedService(Map.of())) {
            besieged.postEvent();
            List<Timed> answers;
            besieged.signalDatabase("STOP");
            try {
                answers = Parallel.run(calls(besieged, id));
                assertThat(besieged.isAlive()).isTrue();
            } finally {
                besieged.signalDatabase("CONT");
            }
            long begin = System.nanoTime();

            boolean recovered = Siege.eventually(10, () -> besieged.postEvent().statusCode() == 201);

            Siege.print(
                    "%d callers refused after %d ms at most; recovered %d ms after the database",
                    answers.size(),
                    answers.stream()
                            .mapToLong(answer -> answer.time().toMillis())
                            .max()
                            .orElseThrow(),
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
            assertThat(recovered).isTrue();
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.time()).isLessThan(LONGEST);
            });
            assertThat(besieged.service()
                            .post("/v1/events", BesiegedService.KEY, BesiegedService.event(id))
                            .statusCode())
                    .isIn(200, 201);
        }
    }

    private static List<Callable<Timed>> calls(BesiegedService besieged, UUID id) {
        List<Callable<Timed>> calls = new ArrayList<>();
        calls.add(() ->
                timed(() -> besieged.service().post("/v1/events", BesiegedService.KEY, BesiegedService.event(id))));
        IntStream.range(0, CALLERS)
                .forEach(index -> calls.add(() -> timed(() -> index % 2 == 0
                        ? besieged.postEvent()
                        : besieged.service().get("/v1/devices", BesiegedService.KEY))));
        return calls;
    }

    private static Timed timed(Callable<HttpResponse<byte[]>> call) throws Exception {
        long begin = System.nanoTime();
        int status = call.call().statusCode();
        return new Timed(status, Duration.ofNanos(System.nanoTime() - begin));
    }
}
