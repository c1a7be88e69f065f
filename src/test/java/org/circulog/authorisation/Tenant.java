package org.circulog.authorisation;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.organisation.Role;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;

/**
 * An organisation with all roles, so that it can own whatever there is, and a key with one role only: what is refused is
 * refused for the role of the key.
 */
final class Tenant {
    private final UUID id;
    private final String key;
    private TestOrganisation owner;

    Tenant(Role role) {
        owner = TestKeys.organisation(Role.values());
        id = owner.id();
        key = issue(List.of(role)).get("key");
    }

    UUID id() {
        return id;
    }

    /** A request with the key that has one role. */
    RequestSpecification request() {
        return given().auth().oauth2(key);
    }

    /** The organisation with a key that has all roles. */
    TestOrganisation owner() {
        if (owner == null) {
            makeRoom();
            owner = new TestOrganisation(id, issue(List.of(Role.values())).get("key"));
        }
        return owner;
    }

    /** The id of a new key, for which another one had to go. */
    String spareKey() {
        makeRoom();
        return issue(List.of(Role.SELLER)).get("id");
    }

    /** Takes back every key but that of the role: two may be live. */
    void makeRoom() {
        owner = null;
        List<Map<String, Object>> keys =
                asAdmin().get("/v1/organisations/{id}", id).path("keys");
        keys.stream()
                .filter(other -> other.get("revokedAt") == null && !key.startsWith("clg_" + other.get("id") + "_"))
                .forEach(other -> asAdmin()
                        .delete("/v1/organisations/{id}/keys/{key}", id, other.get("id"))
                        .then()
                        .statusCode(204));
    }

    private Map<String, String> issue(List<Role> roles) {
        return asAdmin()
                .contentType(ContentType.JSON)
                .body(Map.of("roles", roles))
                .post("/v1/organisations/{id}/keys", id)
                .then()
                .statusCode(201)
                .extract()
                .path("");
    }

    private static RequestSpecification asAdmin() {
        return given().auth().oauth2(TestKeys.admin());
    }
}
