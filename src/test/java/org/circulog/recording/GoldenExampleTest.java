package org.circulog.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

@ApiTest
class GoldenExampleTest {
    private static final String UNTIL = "2026-01-01";

    @ParameterizedTest
    @CsvFileSource(resources = "/recording/golden-example.csv", numLinesToSkip = 1)
    void addsTheEventsOfADeviceUpToItsExpectedLife(ArgumentsAccessor row) {
        TestOrganisation recorder = Events.recorder();

        UUID device = Events.recordAll(recorder, eventsIn(row));

        JsonPath life = recorder.request()
                .queryParam("until", UNTIL)
                .get("/v1/devices/{id}/life", device)
                .jsonPath();
        assertThat(life.getString("birth.at")).isEqualTo(row.getString(5));
        assertThat(life.getString("entryDay")).isEqualTo(row.getString(6));
        assertThat(life.getString("exitDay")).isEqualTo(row.getString(7));
        assertThat(life.getString("exitKind")).isEqualTo(row.getString(8));
        assertThat(life.<Integer>get("firstUseDays")).isEqualTo(row.getInteger(9));
        assertThat(interventionsIn(life)).isEqualTo(partsOf(row.getString(10)));
        assertThat(life.getInt("addedUseDays")).isEqualTo(row.getInteger(11));
        assertThat(devicesThatDiffer()).doesNotContain(device.toString());
    }

    private static List<JsonBody> eventsIn(ArgumentsAccessor row) {
        JsonBody device = Devices.of(Devices.serial(), row.getString(1))
                .with("/massMg", row.getLong(2))
                .with("/massBasis", "MEASURED")
                .with("/observedSince", row.getString(3));
        return Events.parse(row.getString(4), device);
    }

    private static List<String> interventionsIn(JsonPath life) {
        return life.<Map<String, Object>>getList("interventions").stream()
                .map(intervention -> Stream.of("kind", "from", "to", "addedUseDays")
                        .map(intervention::get)
                        .map(Object::toString)
                        .reduce((all, next) -> all + " " + next)
                        .orElseThrow())
                .toList();
    }

    private static List<String> partsOf(String list) {
        return list == null ? List.of() : Arrays.asList(list.split("; "));
    }

    private static List<String> devicesThatDiffer() {
        Response recomputed = given().auth().oauth2(TestKeys.admin()).post("/v1/maintenance/recompute");
        return recomputed.then().statusCode(200).extract().path("differences.deviceId");
    }
}
