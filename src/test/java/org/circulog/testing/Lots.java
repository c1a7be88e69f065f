package org.circulog.testing;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Lots, and ways to fill and close them. */
public final class Lots {
    private Lots() {}

    /** A new lot of the organisation, empty and open. */
    public static UUID open(TestOrganisation organisation) {
        return open(organisation, "Pallet " + UUID.randomUUID());
    }

    public static UUID open(TestOrganisation organisation, String name) {
        return UUID.fromString(post(organisation, "/v1/lots", Map.of("name", name))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** Puts devices into a lot, all of which must be taken, and gives their ids. */
    public static List<UUID> add(TestOrganisation organisation, UUID lot, JsonBody... devices) {
        List<String> ids = tryToAdd(organisation, lot, devices)
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.status == 'ADDED' }.deviceId");
        if (ids.size() < devices.length) {
            throw new AssertionError("Of " + Arrays.toString(devices) + " only these were added: " + ids);
        }
        return ids.stream().map(UUID::fromString).toList();
    }

    /** Asks to put devices into a lot, whatever comes of it. */
    public static Response tryToAdd(TestOrganisation organisation, UUID lot, JsonBody... devices) {
        return post(organisation, "/v1/lots/" + lot + "/devices", Map.of("devices", List.of(devices)));
    }

    /** Asks to put the devices of a file into a lot, whatever comes of it. */
    public static Response addFile(TestOrganisation organisation, UUID lot, String mediaType, String file) {
        EncoderConfig asText = RestAssured.config().getEncoderConfig().encodeContentTypeAs(mediaType, ContentType.TEXT);
        return organisation
                .request()
                .config(RestAssured.config().encoderConfig(asText))
                .contentType(mediaType)
                .body(file)
                .post("/v1/lots/{id}/devices", lot);
    }

    /** Puts something loose into a lot, and gives the number of its line. */
    public static int addLine(TestOrganisation organisation, UUID lot, String category, long pieces, long massMg) {
        Map<String, Object> line = Map.of("category", category, "pieces", pieces, "massMg", massMg);
        return post(organisation, "/v1/lots/" + lot + "/lines", line)
                .then()
                .statusCode(201)
                .extract()
                .path("line");
    }

    /** Says what the lot weighs. */
    public static void weigh(TestOrganisation organisation, UUID lot, long netMassMg) {
        post(organisation, "/v1/lots/" + lot + "/weigh", Map.of("netMassMg", netMassMg))
                .then()
                .statusCode(200);
    }

    /** Closes a lot, and gives its id. */
    public static UUID close(TestOrganisation organisation, UUID lot) {
        tryToClose(organisation, lot).then().statusCode(200);
        return lot;
    }

    /** Asks to close a lot, whatever comes of it. */
    public static Response tryToClose(TestOrganisation organisation, UUID lot) {
        return organisation.request().post("/v1/lots/{id}/close", lot);
    }

    /** A closed lot with these devices and nothing else. */
    public static UUID closedWith(TestOrganisation organisation, JsonBody... devices) {
        UUID lot = open(organisation);
        add(organisation, lot, devices);
        return close(organisation, lot);
    }

    /** A closed lot with one line of small appliances. */
    public static UUID closedWithLine(TestOrganisation organisation, long pieces, long massMg) {
        UUID lot = open(organisation);
        addLine(organisation, lot, "0201", pieces, massMg);
        return close(organisation, lot);
    }

    /** Records an event about a lot. */
    public static void record(TestOrganisation organisation, JsonBody event) {
        Events.post(organisation, event).then().statusCode(201);
    }

    /** Reads a lot, whatever comes of it. */
    public static Response get(TestOrganisation organisation, UUID lot) {
        return organisation.request().get("/v1/lots/{id}", lot);
    }

    /** Reads the manifest of a lot, whatever comes of it. */
    public static Response manifest(TestOrganisation organisation, UUID lot) {
        return organisation.request().get("/v1/lots/{id}/manifest", lot);
    }

    private static Response post(TestOrganisation organisation, String path, Map<String, ?> body) {
        return organisation
                .request()
                .contentType(ContentType.JSON)
                .body(JsonBody.of(body).toString())
                .post(path);
    }
}
