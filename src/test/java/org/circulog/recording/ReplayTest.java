package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ApiTest
class ReplayTest {
    private static final int CALLERS = 16;

    private TestOrganisation recorder;

    @BeforeEach
    void givenAnOrganisation() {
        recorder = Events.recorder();
    }

    @Test
    void answersARepeatWithTheBytesOfTheFirstAnswer() {
        JsonBody event = eventWithEverything();
        Response first = Events.post(recorder, event);

        Response repeat = Events.post(recorder, event);

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        repeat.then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(repeat.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void takesAnotherKeyOrderAndWhiteSpaceForTheSameEvent() {
        String imei = Devices.imeiText();
        String id = Events.sale(Devices.phone(), "2024").text("/id");
        String one = """
                {"id": "%s", "type": "SALE", "occurredAt": "2024-05-06", "sale": {"channel": "ONLINE"},
                 "device": {"category": "0306", "recycledContentPercent": 12.5, "massMg": 180000,
                            "identifiers": [{"scheme": "IMEI", "value": "%s"}]}}""".formatted(id, imei);
        String same = """
                {"device":{"identifiers":[{"value":"%s","scheme":"IMEI"}],"massBasis":"DECLARED","massMg":180000,
                "recycledContentPercent":12.5,"category":"\\u0030306"},"evidence":[],
                "sale":{"channel":"ONLINE"},"occurredAt":"2024-05-06","type":"SALE","id":"%s"}""".formatted(imei.replaceFirst("(.{8})", "$1-"), id.toUpperCase());
        Response first = Events.post(recorder, one);

        Response repeat = Events.post(recorder, same);

        first.then().statusCode(201);
        repeat.then().statusCode(200);
        assertThat(repeat.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void takesAnotherSpellingOfANumberForTheSameEvent() {
        JsonBody event = Events.sale(Devices.phone().with("/recycledContentPercent", 12.5), "2024-05-06");
        Events.record(recorder, event);

        Events.post(recorder, event.toString().replace("12.5", "12.50")).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /occurredAt            | 2024-05-07
            /country               | DE
            /note                  | other
            /repair/outcome        | REPAIRABLE
            /repair/fault          | other
            /device/manufacturer   | Other
            /device/observedSince  | 2020-01-01
            """)
    void refusesOtherContentUnderTheSameId(String pointer, String value) {
        JsonBody event = eventWithEverything();
        Response first = Events.post(recorder, event);

        Response other = Events.post(recorder, event.with(pointer, value));

        other.then().statusCode(409).body("type", is("/problems/event-id-conflict"));
        assertThat(recorder.request().get("/v1/events/{id}", event.id()).asByteArray())
                .isEqualTo(first.asByteArray());
    }

    @Test
    void refusesAnotherTypeAndAnotherDeviceUnderTheSameId() {
        JsonBody event = Events.sale(Devices.phone(), "2024-05-06");
        Events.record(recorder, event);

        Events.post(recorder, event.with("/device", Devices.phone())).then().statusCode(409);
        Events.post(recorder, Events.reuse(Devices.phone(), "2024-05-06").with("/id", event.id()))
                .then()
                .statusCode(409)
                .body("type", is("/problems/event-id-conflict"));
    }

    @Test
    void keepsEventsOfTwoOrganisationsUnderOneIdApart() {
        TestOrganisation other = Events.recorder();
        JsonBody own = Events.repair(Devices.phone(), "2024-05-06", "FIXED");
        JsonBody foreign =
                Events.repair(Devices.phone(), "2024-05-07", "REPAIRABLE").with("/id", own.id());

        Events.record(recorder, own);
        Events.record(other, foreign);

        recorder.request().get("/v1/events/{id}", own.id()).then().body("occurredAt", is("2024-05-06"));
        other.request().get("/v1/events/{id}", own.id()).then().body("occurredAt", is("2024-05-07"));
        Events.post(other, foreign).then().statusCode(200);
    }

    @Test
    void answersARepeatAfterTheLifeHasGoneOn() {
        JsonBody phone = Devices.phone();
        JsonBody sale = Events.sale(phone, "2020-05-06");
        Response first = Events.post(recorder, sale);
        Events.record(recorder, Events.recycling(phone, "2022-05-06", "TREATED"));

        Response repeat = Events.post(recorder, sale);

        repeat.then().statusCode(200);
        assertThat(repeat.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void recordsConcurrentRepeatsOnce() {
        JsonBody event = eventWithEverything();

        List<Response> answers = Parallel.run(CALLERS, () -> Events.post(recorder, event));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(201, 200);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.get(0).asString());
        String device = answers.get(0).path("deviceId");
        recorder.request().get("/v1/devices/{id}/events", device).then().body("items.size()", is(1));
    }

    /** Single events with the same identifier share one lane of the service; batches meet only in the database. */
    @Test
    void recordsConcurrentRepeatsInBatchesOnce() {
        JsonBody event = eventWithEverything();

        List<JsonPath> answers = Parallel.run(
                CALLERS, () -> Events.postArray(recorder, List.of(event)).jsonPath());

        assertThat(answers)
                .extracting(answer -> answer.getInt("created") + answer.getInt("replayed"))
                .containsOnly(1);
        assertThat(answers).extracting(answer -> answer.getInt("created")).containsOnlyOnce(1);
        assertThat(answers)
                .extracting(answer -> answer.getString("items[0].deviceId"))
                .containsOnly(answers.get(0).getString("items[0].deviceId"));
    }

    @Test
    void registersOneDeviceForConcurrentFirstEvents() {
        JsonBody phone = Devices.phone();
        List<JsonBody> events = IntStream.rangeClosed(1, CALLERS)
                .mapToObj(day -> Events.repair(phone, "2024-05-%02d".formatted(day), "UNKNOWN"))
                .toList();

        List<JsonPath> answers = Parallel.run(events.stream()
                .<Callable<JsonPath>>map(event ->
                        () -> Events.postArray(recorder, List.of(event)).jsonPath())
                .toList());

        assertThat(answers).extracting(answer -> answer.getInt("created")).containsOnly(1);
        assertThat(answers)
                .extracting(answer -> answer.getString("items[0].deviceId"))
                .containsOnly(answers.get(0).getString("items[0].deviceId"));
    }

    private static JsonBody eventWithEverything() {
        JsonBody device = Devices.phone()
                .with("/manufacturer", "Fairphone")
                .with("/recycledContentPercent", 12.5)
                .with("/observedSince", "2021-01-01");
        return Events.repair(device, "2024-05-06", "END_OF_LIFE")
                .with("/country", "GH")
                .with("/note", "Zwölf Schräubchen 🔩")
                .with("/evidence", List.of(Map.of("sha256", "ab".repeat(32), "name", "photo.jpg")))
                .with("/repair/fault", "battery")
                .with("/repair/parts", List.of(Map.of("name", "cell", "source", "NEW")));
    }
}
