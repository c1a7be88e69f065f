package org.circulog.organisation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.circulog.web.StrictJsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ApiTest
class OrganisationResourceTest {

    @Test
    void createsAnOrganisationThatCanBeReadAtItsLocation() {
        Response created = create("""
                {"name": "Kofi's phones", "country": "GH", "roles": ["REPAIRER", "SELLER"]}""");

        created.then()
                .statusCode(201)
                .body("name", is("Kofi's phones"))
                .body("country", is("GH"))
                .body("roles", equalTo(List.of("SELLER", "REPAIRER")))
                .body("suspended", is(false))
                .body("keys", equalTo(List.of()));
        Response read = asAdmin().get(created.header("Location"));
        assertThat(read.asString()).isEqualTo(created.asString());
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
    }

    @Test
    void keepsTheDailyCapacityOfALicenceUntilItIsChanged() {
        Response created = create("""
                {"name": "Shredder", "country": "GH", "roles": ["RECYCLER"], "dailyCapacityMg": 40000000000}""");
        String path = created.header("Location");

        created.then().statusCode(201).body("dailyCapacityMg", is(40_000_000_000L));
        change(path, "{\"name\": \"Shredder 2\"}").body("dailyCapacityMg", is(40_000_000_000L));
        change(path, "{\"dailyCapacityMg\": 50000000000}").body("dailyCapacityMg", is(50_000_000_000L));
    }

    private static ValidatableResponse change(String path, String patch) {
        return asAdmin()
                .contentType(StrictJsonReader.MERGE_PATCH)
                .body(patch)
                .patch(path)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"country": "GH", "roles": ["SELLER"]}                                   | /name      | required
            {"name": "", "country": "GH", "roles": ["SELLER"]}                       | /name      | size
            {"name": "A", "roles": ["SELLER"]}                                       | /country   | required
            {"name": "A", "country": "gh", "roles": ["SELLER"]}                      | /country   | unknown-code
            {"name": "A", "country": "ZZ", "roles": ["SELLER"]}                      | /country   | unknown-code
            {"name": "A", "country": "GH"}                                           | /roles     | size
            {"name": "A", "country": "GH", "roles": []}                              | /roles     | size
            {"name": "A", "country": "GH", "roles": [null]}                          | /roles/0   | required
            {"name": "A", "country": "GH", "roles": ["SELLER", "SELLER"]}            | /roles     | unique-elements
            {"name": "A", "country": "GH", "roles": ["KING"]}                        | /roles/0   | invalid-value
            {"name": "A", "country": "GH", "roles": ["SELLER"], "suspended": true}   | /suspended | unknown-field
            {"name": "A", "country": "GH", "roles": ["SELLER"], "dailyCapacityMg": 0} | /dailyCapacityMg | out-of-range
            """)
    void refusesAnOrganisationThatBreaksTheContract(String body, String pointer, String code) {
        create(body)
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of(pointer)))
                .body("errors.code", equalTo(List.of(code)));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void letsOnlyAdministratorsManage(Role role) {
        TestOrganisation organisation = TestKeys.organisation(role);
        String own = "/v1/organisations/" + organisation.id();

        List<Response> answers = List.of(
                organisation.request().get("/v1/organisations"),
                organisation.request().contentType(ContentType.JSON).body("{}").post("/v1/organisations"),
                organisation
                        .request()
                        .contentType(StrictJsonReader.MERGE_PATCH)
                        .body("{}")
                        .patch(own),
                organisation.request().contentType(ContentType.JSON).body("{}").post(own + "/keys"),
                organisation.request().delete(own + "/keys/abcdefghijkl"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(403);
        answers.forEach(answer -> answer.then().body("type", is("/problems/forbidden")));
    }

    @Test
    void showsAnOrganisationToItselfAndNotToOthers() {
        TestOrganisation one = TestKeys.organisation(Role.SELLER);
        TestOrganisation other = TestKeys.organisation(Role.SELLER);

        one.request().get("/v1/organisations/{id}", one.id()).then().statusCode(200);
        Response foreign = one.request().get("/v1/organisations/{id}", other.id());
        Response unknown = one.request().get("/v1/organisations/{id}", UUID.randomUUID());

        foreign.then().statusCode(404);
        assertThat(foreign.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void listsEveryOrganisationOnceInTheOrderOfCreation() {
        List<String> created = List.of(
                TestKeys.organisation(Role.SELLER).id().toString(),
                TestKeys.organisation(Role.SELLER).id().toString(),
                TestKeys.organisation(Role.SELLER).id().toString());

        List<String> listed = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request = asAdmin().queryParam("limit", 2);
            Response page = (next == null ? request : request.queryParam("after", next)).get("/v1/organisations");
            listed.addAll(page.path("items.id"));
            next = page.path("next");
            assertThat(page.header("Link") == null).isEqualTo(next == null);
        } while (next != null);

        assertThat(listed).containsSubsequence(created).doesNotHaveDuplicates();
        assertThat(new HashSet<>(listed))
                .contains(DemoOrganisations.idOf(Role.ADMIN).toString());
    }

    @ParameterizedTest
    @CsvSource({"after, not-a-cursor", "limit, 0", "limit, 501"})
    void refusesAListItCannotCut(String parameter, String value) {
        asAdmin()
                .queryParam(parameter, value)
                .get("/v1/organisations")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"))
                .body("parameter", is(parameter));
    }

    @Test
    void refusesParametersOfAnotherType() {
        asAdmin()
                .queryParam("limit", "many")
                .get("/v1/organisations")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"));
        asAdmin().get("/v1/organisations/mine").then().statusCode(400).body("type", is("/problems/invalid-parameter"));
    }

    @Test
    void changesWhatThePatchNamesAndNothingElse() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);

        patch(organisation, "{\"name\": \"Renamed\", \"roles\": [\"REPAIRER\", \"SELLER\"]}")
                .statusCode(200);

        asAdmin()
                .get("/v1/organisations/{id}", organisation.id())
                .then()
                .body("name", is("Renamed"))
                .body("country", is("GH"))
                .body("suspended", is(false))
                .body("roles", equalTo(List.of("SELLER", "REPAIRER")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                    | ''          | size
            null                                  | ''          | required
            []                                    | ''          | wrong-type
            {"name": null}                        | /name      | required
            {"name": ""}                          | /name      | size
            {"country": null}                     | /country   | required
            {"country": "XX"}                     | /country   | unknown-code
            {"roles": null}                       | /roles     | required
            {"roles": []}                         | /roles     | size
            {"suspended": null}                   | /suspended | required
            {"suspended": "true"}                 | /suspended | wrong-type
            {"id": "018f0000-0000-7000-8000-000000000000"} | /id | unknown-field
            """)
    void refusesAPatchThatBreaksTheContract(String body, String pointer, String code) {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);

        patch(organisation, body)
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of(pointer)))
                .body("errors.code", equalTo(List.of(code)));
    }

    @Test
    void refusesAPatchOfAVersionThatIsNotTheCurrentOne() {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        String tag = asAdmin().get("/v1/organisations/{id}", organisation.id()).header("ETag");

        patch(asAdmin().header("If-Match", tag), organisation, "{\"name\": \"First\"}")
                .statusCode(200)
                .header("ETag", not(tag));

        patch(asAdmin().header("If-Match", tag), organisation, "{\"name\": \"Second\"}")
                .statusCode(412)
                .body("type", is("/problems/precondition-failed"));
        patch(asAdmin().header("If-Match", "*"), organisation, "{\"name\": \"Third\"}")
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"'', 304", "W/, 304", "'\"other\", ', 304", "x, 200"})
    void answersWithoutABodyToWhoeverHasTheVersion(String prefix, int status) {
        TestOrganisation organisation = TestKeys.organisation(Role.SELLER);
        String path = "/v1/organisations/" + organisation.id();
        String tag = organisation.request().get(path).header("ETag");

        organisation
                .request()
                .header("If-None-Match", prefix + tag)
                .get(path)
                .then()
                .statusCode(status)
                .header("ETag", tag);
    }

    @Test
    void refusesAPatchInAnotherMediaType() {
        asAdmin()
                .contentType(ContentType.JSON)
                .body("{}")
                .patch("/v1/organisations/{id}", DemoOrganisations.idOf(Role.SELLER))
                .then()
                .statusCode(415)
                .body("type", endsWith("unsupported-media-type"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"suspended": true}   | /suspended
            {"roles": ["SELLER"]} | /roles
            """)
    void keepsAdministratorsFromShuttingThemselvesOut(String body, String pointer) {
        TestOrganisation administration = TestKeys.organisation(Role.ADMIN);

        patch(administration.request(), administration, body)
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of(pointer)))
                .body("errors.code", equalTo(List.of("own-administration")));

        patch(asAdmin(), administration, body).statusCode(200);
    }

    private static RequestSpecification asAdmin() {
        return given().auth().oauth2(TestKeys.admin());
    }

    private static Response create(String body) {
        return asAdmin().contentType(ContentType.JSON).body(body).post("/v1/organisations");
    }

    private static ValidatableResponse patch(TestOrganisation organisation, String body) {
        return patch(asAdmin(), organisation, body);
    }

    private static ValidatableResponse patch(RequestSpecification request, TestOrganisation organisation, String body) {
        return request.contentType(StrictJsonReader.MERGE_PATCH)
                .body(body)
                .patch("/v1/organisations/{id}", organisation.id())
                .then();
    }
}
