package org.circulog.exchange;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An import that a test waits for. */
record FollowedImport(String key, String id) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> ENDS = Set.of("DONE", "FAILED", "CANCELLED");

    JsonPath end() {
        Instant latest = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(latest)) {
            JsonPath job =
                    given().auth().oauth2(key).get("/v1/imports/{id}", id).jsonPath();
            if (ENDS.contains(job.getString("state"))) {
                return job;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("The import " + id + " does not come to an end");
    }
}
