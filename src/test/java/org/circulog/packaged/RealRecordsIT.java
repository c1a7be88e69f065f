package org.circulog.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Published records of four repair networks through the packaged service, where they lie beside the project. */
@EnabledIf("recordsExist")
class RealRecordsIT {
    private static final Path RECORDS = Path.of("..", "shared", "data", "ords");
    private static final String REPAIRER = "clg_demorepairer_everyone-knows-this-key-never-in-production";
    private static final String ADMIN = "clg_demoadmin_everyone-knows-this-key-never-in-production";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path directory;

    @Test
    void takesInEveryRowOnceHoweverOftenItIsImported() throws Exception {
        try (PackagedService service = PackagedService.start(directory.resolve("data"))) {
            List<JsonPath> first = importAll(service);
            List<JsonPath> second = importAll(service);

            assertThat(sum(first, "created")).isEqualTo(68_104);
            assertThat(sum(first, "rejected")).isZero();
            assertThat(sum(second, "replayed")).isEqualTo(68_104);
            assertThat(List.of(first, second)).allSatisfy(RealRecordsIT::haveTheOutcomesOfTheFiles);
            JsonPath recomputed = json(service.post("/v1/maintenance/recompute", ADMIN, ""));
            assertThat(recomputed.getLong("devices")).isEqualTo(68_104);
            assertThat(recomputed.getLong("differing")).isZero();
        }
    }

    private static void haveTheOutcomesOfTheFiles(List<JsonPath> jobs) {
        Map<String, Integer> outcomes = Map.of(
                "FIXED", sum(jobs, "outcomes.FIXED"),
                "END_OF_LIFE", sum(jobs, "outcomes.END_OF_LIFE"),
                "REPAIRABLE", sum(jobs, "outcomes.REPAIRABLE"),
                "UNKNOWN", sum(jobs, "outcomes.UNKNOWN"));
        assertThat(outcomes)
                .isEqualTo(Map.of("FIXED", 40_102, "END_OF_LIFE", 15_753, "REPAIRABLE", 7_426, "UNKNOWN", 4_823));
    }

    private static List<JsonPath> importAll(PackagedService service) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(RECORDS)) {
            files = all.filter(path -> path.toString().endsWith(".csv.gz")).toList();
        }
        List<JsonPath> jobs = new ArrayList<>();
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            String id = json(service.post("/v1/imports?format=ords", REPAIRER, "application/gzip", content))
                    .getString("id");
            jobs.add(endOf(service, id));
        }
        return jobs;
    }

    private static JsonPath endOf(PackagedService service, String id) throws Exception {
        Instant latest = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(latest)) {
            JsonPath job = json(service.get("/v1/imports/" + id, REPAIRER));
            if (!List.of("QUEUED", "RUNNING").contains(job.getString("state"))) {
                return job;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("The import " + id + " does not come to an end");
    }

    private static JsonPath json(HttpResponse<byte[]> answer) {
        return new JsonPath(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static int sum(List<JsonPath> jobs, String field) {
        return jobs.stream().mapToInt(job -> job.getInt(field)).sum();
    }

    private static boolean recordsExist() {
        return Files.isDirectory(RECORDS);
    }
}
