package org.circulog.testing;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Ways to correct what is recorded. */
public final class Corrections {
    private Corrections() {}

    public static JsonBody because(String reason) {
        return JsonBody.of(Map.of("reason", reason));
    }

    public static JsonBody replacedBy(JsonBody event) {
        return because("INCORRECT_DATA").with("/replacement", event);
    }

    /** Asks to void an event, whatever comes of it. */
    public static Response voidEvent(TestOrganisation organisation, UUID event, JsonBody body) {
        return post(organisation, "/v1/events/" + event + "/void", body);
    }

    public static Response merge(TestOrganisation organisation, UUID device, UUID duplicate) {
        return post(organisation, "/v1/devices/" + device + "/merge", JsonBody.of(Map.of("duplicate", duplicate)));
    }

    public static Response unmerge(TestOrganisation organisation, UUID device, UUID duplicate) {
        return post(organisation, "/v1/devices/" + device + "/unmerge", JsonBody.of(Map.of("duplicate", duplicate)));
    }

    public static Response addIdentifier(TestOrganisation organisation, UUID device, JsonBody identifier) {
        return post(organisation, "/v1/devices/" + device + "/identifiers", identifier);
    }

    public static Response withdrawIdentifier(TestOrganisation organisation, UUID device, JsonBody identifier) {
        return post(organisation, "/v1/devices/" + device + "/identifiers/withdraw", identifier);
    }

    private static Response post(TestOrganisation organisation, String path, JsonBody body) {
        return organisation
                .request()
                .contentType(ContentType.JSON)
                .body(body.toString())
                .post(path);
    }
}
