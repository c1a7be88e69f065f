package org.circulog.testing;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.circulog.life.FactKind;
import org.circulog.organisation.Role;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Events with ids of their own, and ways to record them. */
public final class Events {
    private static final String NDJSON = "application/x-ndjson";

    private Events() {}

    /** An organisation that may record every type of event. */
    public static TestOrganisation recorder() {
        return TestKeys.organisation(Role.SELLER, Role.REPAIRER, Role.COLLECTOR, Role.RECYCLER);
    }

    public static JsonBody sale(JsonBody device, String occurredAt) {
        return event("SALE", device, occurredAt).with("/sale", Map.of("channel", "RETAIL"));
    }

    public static JsonBody repair(JsonBody device, String occurredAt, String outcome) {
        return event("REPAIR", device, occurredAt).with("/repair", Map.of("outcome", outcome));
    }

    public static JsonBody reuse(JsonBody device, String occurredAt) {
        return event("REUSE", device, occurredAt).with("/reuse", Map.of("kind", "RESALE"));
    }

    public static JsonBody recycling(JsonBody device, String occurredAt, String stage) {
        return event("RECYCLING", device, occurredAt).with("/recycling", Map.of("stage", stage));
    }

    public static JsonBody recovery(JsonBody device, String occurredAt, JsonBody... outputs) {
        return event("MATERIAL_RECOVERY", device, occurredAt)
                .with("/materialRecovery", JsonBody.of(Map.of("outputs", List.of(outputs), "basis", "MEASURED")));
    }

    public static JsonBody output(String material, long massMg, String fate) {
        return JsonBody.of(Map.of("material", material, "massMg", massMg, "fate", fate));
    }

    /** The treatment of a lot with all that is in it. */
    public static JsonBody lotTreatment(UUID lot, String occurredAt) {
        return ofLot(recycling(Devices.of(lot), occurredAt, "TREATED"), lot);
    }

    /** What came out of a lot. */
    public static JsonBody lotRecovery(UUID lot, String occurredAt, JsonBody... outputs) {
        return ofLot(recovery(Devices.of(lot), occurredAt, outputs), lot);
    }

    private static JsonBody ofLot(JsonBody event, UUID lot) {
        return event.without("/device").with("/lotId", lot);
    }

    public static JsonBody withdrawal(JsonBody device, String occurredAt, String reason) {
        return event("WITHDRAWAL", device, occurredAt).with("/withdrawal", Map.of("reason", reason));
    }

    /** An event with the least that is required, which means the given fact for the life of the device. */
    public static JsonBody of(FactKind fact, JsonBody device, String occurredAt) {
        return switch (fact) {
            case SALE -> sale(device, occurredAt);
            case REPAIR_FIXED -> repair(device, occurredAt, "FIXED");
            case REPAIR_REPAIRABLE -> repair(device, occurredAt, "REPAIRABLE");
            case REPAIR_END_OF_LIFE -> repair(device, occurredAt, "END_OF_LIFE");
            case REPAIR_UNKNOWN -> repair(device, occurredAt, "UNKNOWN");
            case REUSE -> reuse(device, occurredAt);
            case COLLECTED, TREATED -> recycling(device, occurredAt, fact.name());
            case EXPORTED, LOST, STOLEN, DISPOSED -> withdrawal(device, occurredAt, fact.name());
            case MATERIAL_RECOVERY -> recovery(device, occurredAt, output("COPPER", 1, "RECYCLED"));
        };
    }

    /** Events as a table has them: {@code SALE 2019-01-15; REUSE 2021}. */
    public static List<JsonBody> parse(String list, JsonBody device) {
        return Arrays.stream(list.split("; "))
                .map(event -> event.split(" "))
                .map(words -> of(FactKind.valueOf(words[0]), device, words[1]))
                .toList();
    }

    private static JsonBody event(String type, JsonBody device, String occurredAt) {
        return JsonBody.of(Map.of("id", UUID.randomUUID(), "type", type, "device", device, "occurredAt", occurredAt));
    }

    /** Sends one event, whatever comes of it. */
    public static Response post(TestOrganisation organisation, Object event) {
        return organisation
                .request()
                .contentType(ContentType.JSON)
                .body(event.toString())
                .post("/v1/events");
    }

    /** Sends a batch as a JSON array, whatever comes of it. */
    public static Response postArray(TestOrganisation organisation, List<?> events) {
        return organisation
                .request()
                .contentType(ContentType.JSON)
                .body(events.toString())
                .post("/v1/events/batch");
    }

    /** Sends a batch as lines, whatever comes of it. */
    public static Response postLines(TestOrganisation organisation, List<?> events) {
        return linesOf(organisation, events).post("/v1/events/batch");
    }

    /** A request with one event per line as its body. */
    public static RequestSpecification linesOf(TestOrganisation organisation, List<?> events) {
        String lines = events.stream().map(event -> event + "\n").collect(Collectors.joining());
        EncoderConfig asText = RestAssured.config().getEncoderConfig().encodeContentTypeAs(NDJSON, ContentType.TEXT);
        return organisation
                .request()
                .config(RestAssured.config().encoderConfig(asText))
                .contentType(NDJSON)
                .body(lines);
    }

    /** Records one event and gives the id of its device. */
    public static UUID record(TestOrganisation organisation, JsonBody event) {
        return UUID.fromString(
                post(organisation, event).then().statusCode(201).extract().path("deviceId"));
    }

    /** Records events in their order and gives the id of the device of the last. */
    public static UUID recordAll(TestOrganisation organisation, JsonBody... events) {
        return recordAll(organisation, List.of(events));
    }

    public static UUID recordAll(TestOrganisation organisation, List<JsonBody> events) {
        return events.stream()
                .map(event -> record(organisation, event))
                .reduce((first, last) -> last)
                .orElseThrow();
    }
}
