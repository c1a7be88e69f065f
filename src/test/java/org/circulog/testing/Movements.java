package org.circulog.testing;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Mass that goes from lot to lot, and from one organisation to another. */
public final class Movements {
    private Movements() {}

    /** A part of a lot without devices. */
    public static Map<String, Object> part(long massMg, long pieces) {
        return Map.of("massMg", massMg, "pieces", pieces);
    }

    /** Asks to split a lot, whatever comes of it. */
    public static Response tryToSplit(TestOrganisation organisation, UUID lot, List<Map<String, Object>> parts) {
        return post(organisation, "/v1/lots/" + lot + "/split", Map.of("parts", parts));
    }

    /** Splits a lot in two, and gives the ids of the new ones. */
    public static List<UUID> split(
            TestOrganisation organisation, UUID lot, Map<String, Object> one, Map<String, Object> other) {
        List<String> ids = tryToSplit(organisation, lot, List.of(one, other))
                .then()
                .statusCode(201)
                .extract()
                .path("parts.id");
        return ids.stream().map(UUID::fromString).toList();
    }

    /** Asks to move all that is left in a closed lot into an open one, whatever comes of it. */
    public static Response tryToTransfer(TestOrganisation organisation, UUID from, UUID to) {
        return post(organisation, "/v1/lots/" + to + "/transfers", Map.of("fromLotId", from));
    }

    /** Asks to move a part of what is left in a closed lot into an open one, whatever comes of it. */
    public static Response tryToTransfer(TestOrganisation organisation, UUID from, UUID to, long massMg) {
        return post(organisation, "/v1/lots/" + to + "/transfers", Map.of("fromLotId", from, "massMg", massMg));
    }

    /** Asks to offer a lot, whatever comes of it. */
    public static Response tryToOffer(TestOrganisation from, UUID lot, TestOrganisation to) {
        return post(from, "/v1/lots/" + lot + "/handovers", Map.of("to", to.id()));
    }

    /** Offers a lot, and gives the id of the handover. */
    public static UUID offer(TestOrganisation from, UUID lot, TestOrganisation to) {
        return UUID.fromString(
                tryToOffer(from, lot, to).then().statusCode(201).extract().path("id"));
    }

    /** Answers an offer: {@code accept}, {@code refuse} or {@code withdraw}; whatever comes of it. */
    public static Response answer(TestOrganisation organisation, UUID handover, String answer, Map<String, ?> content) {
        return post(organisation, "/v1/handovers/" + handover + "/" + answer, content);
    }

    /** Hands a whole lot over, and gives the id of the lot that the receiver holds. */
    public static UUID handOver(TestOrganisation from, UUID lot, TestOrganisation to, long receivedMassMg) {
        return UUID.fromString(answer(to, offer(from, lot, to), "accept", Map.of("receivedMassMg", receivedMassMg))
                .then()
                .statusCode(200)
                .extract()
                .path("accepted.lotId"));
    }

    private static Response post(TestOrganisation organisation, String path, Map<String, ?> body) {
        return organisation
                .request()
                .contentType(ContentType.JSON)
                .body(JsonBody.of(body).toString())
                .post(path);
    }
}
