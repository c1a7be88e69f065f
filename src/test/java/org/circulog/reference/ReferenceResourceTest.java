package org.circulog.reference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class ReferenceResourceTest {
    private TestOrganisation organisation;

    @BeforeEach
    void givenAnOrganisation() {
        organisation = TestKeys.organisation(Role.PARTNER);
    }

    @ParameterizedTest
    @CsvSource({
        "categories, 54",
        "materials, 50",
        "material-content, 9",
        "countries, 249",
        "code-lists, 10",
        "footprints, 47"
    })
    void listsEverythingToEveryOrganisation(String list, int atLeast) {
        Response answer = organisation.request().get("/v1/reference/" + list);

        answer.then().statusCode(200);
        assertThat(answer.<List<Object>>path("items")).hasSizeGreaterThanOrEqualTo(atLeast);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "materials", "material-content", "countries", "code-lists", "footprints"})
    void sendsAListOnlyOnceToWhoeverHasIt(String list) {
        Response first = organisation.request().get("/v1/reference/" + list);
        String tag = first.header("ETag");

        Response again = organisation.request().header("If-None-Match", tag).get("/v1/reference/" + list);

        assertThat(tag).matches("\"[^\"]+\"");
        again.then().statusCode(304).header("ETag", tag);
        assertThat(again.asString()).isEmpty();
        organisation
                .request()
                .header("If-None-Match", "\"other\"")
                .get("/v1/reference/" + list)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categories", "materials", "material-content", "countries", "code-lists", "footprints"})
    void asksForAKey(String list) {
        given().get("/v1/reference/" + list)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("type", is("/problems/authentication-required"));
    }

    @Test
    void tellsWhatACategoryIs() {
        JsonPath vacuumCleaner = organisation
                .request()
                .get("/v1/reference/categories")
                .jsonPath()
                .setRootPath("items.find { it.key == '0204' }");

        assertThat(vacuumCleaner.getString("name")).containsIgnoringCase("vacuum");
        assertThat(vacuumCleaner.getLong("averageWeightMg")).isBetween(4_000_000L, 8_000_000L);
        assertThat(vacuumCleaner.getList("lifetimes.set")).contains("weee-tool-2023");
    }

    @Test
    void tellsWhichFootprintStandsInForACategoryAndWhyNoneDoes() {
        JsonPath footprints =
                organisation.request().get("/v1/reference/footprints").jsonPath();

        assertThat(footprints.getString("categories.find { it.category == '0306' }.item"))
                .isEqualTo("Mobile");
        assertThat(footprints.getDouble("items.find { it.item == 'Mobile' }.footprintKgCo2e"))
                .isEqualTo(50.51);
        assertThat(footprints.getString("categories.find { it.category == '0002' }.item"))
                .isNull();
        assertThat(footprints.getString("categories.find { it.category == '0002' }.note"))
                .containsIgnoringCase("photovoltaics");
    }

    @Test
    void knowsNoOtherList() {
        organisation
                .request()
                .get("/v1/reference/colours")
                .then()
                .statusCode(404)
                .body("type", is("/problems/not-found"));
    }
}
