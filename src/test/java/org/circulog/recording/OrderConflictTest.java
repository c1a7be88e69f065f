package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.UUID;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ApiTest
class OrderConflictTest {
    private TestOrganisation recorder;

    @BeforeEach
    void givenAnOrganisation() {
        recorder = Events.recorder();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SALE 2020-05-06                          | SALE 2021-05-06              | ONE_SALE                 | 0
            SALE 2020-05-06                          | SALE 2020-05-06              | ONE_SALE                 | 0
            SALE 2020-05-06                          | REPAIR_FIXED 2020-05-05      | NOTHING_BEFORE_SALE      | 0
            REUSE 2020-05-06; REUSE 2019-05-06       | SALE 2020-01-01              | NOTHING_BEFORE_SALE      | 1
            SALE 2020-05-06                          | TREATED 2019                 | NOTHING_BEFORE_SALE      | 0
            TREATED 2020-05-06                       | TREATED 2021-05-06           | ONE_END                  | 0
            TREATED 2020-05-06                       | DISPOSED 2021-05-06          | ONE_END                  | 0
            DISPOSED 2020-05-06                      | TREATED 2019-05-06           | ONE_END                  | 0
            TREATED 2020-05-06                       | COLLECTED 2020-05-07         | NOTHING_AFTER_END        | 0
            DISPOSED 2020                            | LOST 2021-05-07              | NOTHING_AFTER_END        | 0
            SALE 2018; REPAIR_UNKNOWN 2021           | TREATED 2020-05-06           | NOTHING_AFTER_END        | 1
            TREATED 2020-05-06                       | MATERIAL_RECOVERY 2020-05-05 | RECOVERY_AFTER_TREATMENT | 0
            DISPOSED 2020-05-06                      | MATERIAL_RECOVERY 2021       | RECOVERY_AFTER_TREATMENT | 0
            """)
    void refusesAnEventThatBreaksARuleAndNamesTheOneInTheWay(String recorded, String added, String rule, int inTheWay) {
        JsonBody phone = Devices.phone();
        List<JsonBody> standing = Events.parse(recorded, phone);
        UUID device = Events.recordAll(recorder, standing);
        String before = recorder.request().get("/v1/devices/{id}", device).asString();
        JsonBody event = Events.parse(added, phone).get(0);

        Events.post(recorder, event)
                .then()
                .statusCode(409)
                .body("type", is("/problems/order-conflict"))
                .body("rule", is(rule))
                .body("conflictingEventId", is(standing.get(inTheWay).text("/id")));

        recorder.request().get("/v1/events/{id}", event.id()).then().statusCode(404);
        assertThat(recorder.request().get("/v1/devices/{id}", device).asString())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"SALE 2020-05-06", "COLLECTED 2020-05-06", "LOST 2020-05-06"})
    void refusesRecoveryWithoutTreatmentWhereNothingIsInTheWay(String recorded) {
        JsonBody phone = Devices.phone();
        Events.recordAll(recorder, Events.parse(recorded, phone));

        Events.post(recorder, Events.parse("MATERIAL_RECOVERY 2021", phone).get(0))
                .then()
                .statusCode(409)
                .body("rule", is("RECOVERY_AFTER_TREATMENT"))
                .body("conflictingEventId", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SALE 2020-05-06                    | REPAIR_FIXED 2020
            SALE 2020                          | REUSE 2020-01-01
            REPAIR_FIXED 2020-05               | SALE 2020-05-31
            TREATED 2020-05-06                 | COLLECTED 2020-05
            TREATED 2020                       | MATERIAL_RECOVERY 2020-01-01
            COLLECTED 2020-05-06               | TREATED 2020-05-06
            REPAIR_FIXED 2021-05-06            | SALE 2020-05-06
            COLLECTED 2020-05-06               | REUSE 2020-06
            STOLEN 2020-05-06                  | TREATED 2021
            TREATED 2020; MATERIAL_RECOVERY 2021 | MATERIAL_RECOVERY 2020-12
            """)
    void acceptsWhatSomeReadingOfTheDatesPutsInOrder(String recorded, String added) {
        JsonBody laptop = Devices.laptop(1_000);
        Events.recordAll(recorder, Events.parse(recorded, laptop));

        Events.post(recorder, Events.parse(added, laptop).get(0)).then().statusCode(201);
    }
}
