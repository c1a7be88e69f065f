package org.circulog.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.organisation.Role;

/** Organisations of a test's own, so that no test sees the records of another. */
public final class TestKeys {
    /** The demo administrator of README. */
    private static final String ADMIN = "clg_demoadmin_everyone-knows-this-key-never-in-production";

    private TestKeys() {}

    /** An organisation with a key for all of its roles. */
    public record TestOrganisation(UUID id, String key) {
        /** A request of this organisation. */
        public RequestSpecification request() {
            return given().auth().oauth2(key);
        }
    }

    /** The key of an administrator. */
    public static String admin() {
        return ADMIN;
    }

    /** An administrator, whose organisation does not matter. */
    public static TestOrganisation administrator() {
        return new TestOrganisation(null, ADMIN);
    }

    /** Another key of an organisation, for some of its roles. */
    public static String keyOf(UUID organisation, Role... roles) {
        return create("/v1/organisations/" + organisation + "/keys", Map.of("roles", List.of(roles)), "key");
    }

    /** The key of a new organisation in Ghana. */
    public static String of(Role... roles) {
        return organisation(roles).key();
    }

    /** A new organisation in Ghana. */
    public static TestOrganisation organisation(Role... roles) {
        return organisationIn("GH", roles);
    }

    /** A new organisation in another country, where no other test has anything happen. */
    public static TestOrganisation organisationIn(String country, Role... roles) {
        String name = "Test " + UUID.randomUUID();
        String id =
                create("/v1/organisations", Map.of("name", name, "country", country, "roles", List.of(roles)), "id");
        return new TestOrganisation(UUID.fromString(id), create("/v1/organisations/" + id + "/keys", Map.of(), "key"));
    }

    private static String create(String path, Map<String, Object> body, String field) {
        return given().auth()
                .oauth2(ADMIN)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path(field);
    }
}
