package org.circulog.testing;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Claims of copper, each for a certificate that no other test names. */
public final class Claims {
    private static final long ENOUGH_MG = 1_000_000;

    private Claims() {}

    public static JsonBody onDevice(UUID device, long massMg) {
        return of(massMg).with("/deviceId", device);
    }

    public static JsonBody onLot(UUID lot, long massMg) {
        return of(massMg).with("/lotId", lot);
    }

    private static JsonBody of(long massMg) {
        return JsonBody.of(Map.of(
                "material",
                "COPPER",
                "massMg",
                massMg,
                "certificate",
                Map.of("scheme", "Test scheme", "reference", "T-" + UUID.randomUUID())));
    }

    /** A device of which an organisation has recovered that much copper for recycling. */
    public static UUID recovered(TestOrganisation recycler, long massMg) {
        JsonBody laptop = Devices.laptop(massMg + ENOUGH_MG);
        return Events.recordAll(
                recycler,
                Events.recycling(laptop, "2024-05-01", "TREATED"),
                Events.recovery(laptop, "2024-05-02", Events.output("COPPER", massMg, "RECYCLED")));
    }

    /** Asks for a claim, whatever comes of it. */
    public static Response reserve(TestOrganisation recycler, JsonBody claim) {
        return recycler.request()
                .contentType(ContentType.JSON)
                .body(claim.toString())
                .post("/v1/claims");
    }

    /** The id of a claim that is reserved. */
    public static UUID reserved(TestOrganisation recycler, JsonBody claim) {
        return UUID.fromString(
                reserve(recycler, claim).then().statusCode(201).extract().path("id"));
    }

    public static Response confirm(TestOrganisation recycler, UUID claim) {
        return recycler.request().post("/v1/claims/{id}/confirm", claim);
    }

    public static Response cancel(TestOrganisation recycler, UUID claim) {
        return recycler.request().contentType(ContentType.JSON).body("{}").post("/v1/claims/{id}/cancel", claim);
    }
}
