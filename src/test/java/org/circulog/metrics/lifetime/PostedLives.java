package org.circulog.metrics.lifetime;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.circulog.life.FactKind;
import org.circulog.organisation.Role;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Devices of one model that no other test has, and questions about them. */
final class PostedLives {
    static final LocalDate UNTIL = LocalDate.of(2026, 1, 1);

    /** Numbers are read as floats otherwise. */
    private static final JsonPathConfig DOUBLES = new JsonPathConfig(NumberReturnType.DOUBLE);

    private final String model = "Lives " + UUID.randomUUID();
    private final TestOrganisation recorder = Events.recorder();
    private final TestOrganisation analyst = TestKeys.organisation(Role.ANALYST);
    private final List<JsonBody> events = new ArrayList<>();

    /** A device of the model, observed since a day. */
    JsonBody device(String category, String observedSince) {
        return Devices.of(Devices.serial(), category).with("/model", model).with("/observedSince", observedSince);
    }

    PostedLives add(List<JsonBody> more) {
        events.addAll(more);
        return this;
    }

    /** A phone that was observed from its sale on and treated at an age, or is alive at it. */
    PostedLives add(String manufacturer, long age, boolean ended) {
        LocalDate sale = UNTIL.minusDays(ended ? age + 100 : age);
        JsonBody device = device(Devices.PHONES, sale.toString()).with("/manufacturer", manufacturer);
        events.add(Events.sale(device, sale.toString()));
        if (ended) {
            events.add(Events.of(FactKind.TREATED, device, sale.plusDays(age).toString()));
        }
        return this;
    }

    PostedLives post() {
        Events.postLines(recorder, events).then().statusCode(200);
        return this;
    }

    /** A question about them, as of the day. */
    RequestSpecification ask() {
        return analyst.request().queryParam("model", model).queryParam("until", UNTIL.toString());
    }

    JsonPath answer(RequestSpecification question, String path) {
        return question.get(path).then().statusCode(200).extract().jsonPath(DOUBLES);
    }
}
