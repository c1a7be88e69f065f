package org.circulog.siege;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A shop that goes on with its work: records an event, reads its device, at an even pace. */
final class Bystander {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int BUCKET = 100;

    private final BesiegedService besieged;
    private final ObjectMapper mapper = new ObjectMapper();

    Bystander(BesiegedService besieged) {
        this.besieged = besieged;
    }

    /** The 99th percentile of the times of its requests while it works. */
    Duration p99(Duration time) throws Exception {
        List<Long> times = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            long begin = System.nanoTime();
            HttpResponse<byte[]> event = besieged.postEvent();
            long recorded = System.nanoTime();
            String device = mapper.readTree(event.body()).path("deviceId").asText();
            require(event, 201);
            long asked = System.nanoTime();
            require(besieged.service().get("/v1/devices/" + device, BesiegedService.KEY), 200);
            times.add(recorded - begin);
            times.add(System.nanoTime() - asked);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        times.sort(null);
        return Duration.ofNanos(times.get(times.size() - 1 - times.size() / BUCKET));
    }

    private static void require(HttpResponse<byte[]> answer, int status) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.statusCode() + ": " + new String(answer.body()));
        }
    }
}
