package org.circulog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Published records of four repair networks, where they lie beside the project. */
@ApiTest
@EnabledIf("recordsExist")
class RealRecordsTest {
    private static final Path RECORDS = Path.of("..", "shared", "data", "ords");

    private TestOrganisation network;

    @BeforeEach
    void becomeARepairer() {
        network = TestKeys.organisation(Role.REPAIRER);
    }

    @Test
    void takesInEveryRowOnceHoweverOftenItIsImported() throws IOException {
        List<JsonPath> first = importAll();
        List<JsonPath> second = importAll();

        assertThat(sum(first, "rowsRead")).isEqualTo(68_104);
        assertThat(sum(first, "created")).isEqualTo(68_104);
        assertThat(sum(first, "rejected")).isZero();
        assertThat(sum(second, "replayed")).isEqualTo(68_104);
        assertThat(List.of(first, second))
                .allSatisfy(jobs -> assertThat(Map.of(
                                "FIXED", sum(jobs, "outcomes.FIXED"),
                                "END_OF_LIFE", sum(jobs, "outcomes.END_OF_LIFE"),
                                "REPAIRABLE", sum(jobs, "outcomes.REPAIRABLE"),
                                "UNKNOWN", sum(jobs, "outcomes.UNKNOWN")))
                        .isEqualTo(
                                Map.of("FIXED", 40_102, "END_OF_LIFE", 15_753, "REPAIRABLE", 7_426, "UNKNOWN", 4_823)));
    }

    private List<JsonPath> importAll() throws IOException {
        List<JsonPath> jobs = new ArrayList<>();
        try (Stream<Path> files = Files.list(RECORDS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv.gz")).toList()) {
                String id = network.request()
                        .queryParam("format", "ords")
                        .contentType("application/gzip")
                        .body(Files.readAllBytes(file))
                        .post("/v1/imports")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
                jobs.add(new FollowedImport(network.key(), id).end());
            }
        }
        return jobs;
    }

    private static int sum(List<JsonPath> jobs, String field) {
        return jobs.stream().mapToInt(job -> job.getInt(field)).sum();
    }

    private static boolean recordsExist() {
        return Files.isDirectory(RECORDS);
    }
}
