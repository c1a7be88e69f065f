package org.circulog.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.circulog.testing.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PackagedServiceIT {
    private static final String REPAIRER = "clg_demorepairer_everyone-knows-this-key-never-in-production";
    private static final Pattern KEY = Pattern.compile("clg_[a-z0-9]+_[A-Za-z0-9_-]{43}");

    /** 128 and the number of the signal, as for every process that SIGTERM ended. */
    private static final int SIGTERM_EXIT = 143;

    private Path directory;

    @BeforeEach
    void createDirectory() {
        directory = TestDirectory.create();
    }

    @AfterEach
    void deleteDirectory() {
        TestDirectory.delete(directory);
    }

    @Test
    void aFirstStartShowsOneKeyAndServesTheContractAndStopsWithItsDatabase() throws Exception {
        try (PackagedService service = PackagedService.start(directory)) {
            List<String> keys = keysOn(service);

            assertThat(keys).hasSize(1);
            assertThat(service.get("/v1/organisations", keys.get(0)).statusCode())
                    .isEqualTo(200);
            assertThat(service.get("/openapi.yaml").body()).isEqualTo(Files.readAllBytes(Path.of("openapi.yaml")));
            assertThat(new String(service.get("/docs").body())).contains("swagger-ui");
            assertThat(service.getFromManagement("/health/ready").statusCode()).isEqualTo(200);
            assertThat(service.get("/v1/organisations", "clg_nonsense").statusCode())
                    .isEqualTo(401);

            ProcessHandle database = service.database().orElseThrow();

            assertThat(service.stop()).isEqualTo(SIGTERM_EXIT);
            assertThat(PackagedService.hasEnded(database)).isTrue();
            assertThat(service.database()).isEmpty();
            assertThat(Files.readAllLines(directory.resolve("audit.log")))
                    .singleElement()
                    .asString()
                    .contains("\"DENIED\"");
            assertThat(service.console()).noneMatch(line -> line.contains("DENIED"));
        }
    }

    @Test
    void anAcknowledgedEventSurvivesAKillExactlyOnce() throws Exception {
        String event = repairOfANewPhone();
        try (PackagedService killed = PackagedService.start(directory)) {
            HttpResponse<byte[]> acknowledged = killed.post("/v1/events", REPAIRER, event);
            killed.kill();

            try (PackagedService restarted = PackagedService.start(directory)) {
                HttpResponse<byte[]> replay = restarted.post("/v1/events", REPAIRER, event);
                JsonNode timeline = read(restarted.get(timelineOf(acknowledged), REPAIRER));

                assertThat(acknowledged.statusCode()).isEqualTo(201);
                assertThat(replay.statusCode()).isEqualTo(200);
                assertThat(replay.headers().firstValue("Idempotent-Replayed")).contains("true");
                assertThat(replay.body()).isEqualTo(acknowledged.body());
                assertThat(timeline.get("items")).containsExactly(read(acknowledged));
                assertThat(keysOn(restarted)).isEmpty();
            }
        }
    }

    @Test
    void anAnswerGivenUnderAnIdempotencyKeySurvivesAKill() throws Exception {
        String phone = """
                {"identifiers": [{"scheme": "IMEI", "value": "490154203237518"}], "category": "0306"}""";
        try (PackagedService killed = PackagedService.start(directory)) {
            HttpResponse<byte[]> first = killed.postOnce("/v1/devices", REPAIRER, "the-phone", phone);
            killed.kill();

            try (PackagedService restarted = PackagedService.start(directory)) {
                HttpResponse<byte[]> repeat = restarted.postOnce("/v1/devices", REPAIRER, "the-phone", phone);

                assertThat(first.statusCode()).isEqualTo(201);
                assertThat(repeat.statusCode()).isEqualTo(201);
                assertThat(repeat.headers().firstValue("Idempotent-Replayed")).contains("true");
                assertThat(repeat.body()).isEqualTo(first.body());
            }
        }
    }

    private static String repairOfANewPhone() {
        return """
                {"id": "%s", "type": "REPAIR", "occurredAt": "2025-11-20", "country": "GH",
                 "device": {"identifiers": [{"scheme": "IMEI", "value": "490154203237518"}], "category": "0306"},
                 "repair": {"outcome": "FIXED", "fault": "battery"}}
                """.formatted(UUID.randomUUID());
    }

    private static String timelineOf(HttpResponse<byte[]> event) throws IOException {
        return "/v1/devices/" + read(event).get("deviceId").asText() + "/events";
    }

    private static JsonNode read(HttpResponse<byte[]> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static List<String> keysOn(PackagedService service) {
        return service.console().stream()
                .flatMap(line -> KEY.matcher(line).results())
                .map(MatchResult::group)
                .toList();
    }
}
