package org.circulog.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractFilterTest {
    private static final String COUNTRIES = """
            {"items": [{"alpha2": "CI", "alpha3": "CIV", "name": "Côte d'Ivoire"}]}""";
    private static final String KEY = """
            {"id": "0197a1b0-c0ff-7d11-8e2a-5b9d3f6c7e81", "roles": ["SELLER"],
             "key": "clg_1_0123456789012345678901234567890123456789012"}""";
    private static final String KEYS = "/v1/organisations/0197a1a0-5c1d-7a2b-8c3d-4e5f60718293/keys";

    @Test
    void passesAnAnswerThatTheContractAllows() {
        Response answer = answering(200, COUNTRIES).get("/v1/reference/countries");

        assertThat(answer.path("items[0].name").toString()).isEqualTo("Côte d'Ivoire");
    }

    @Test
    void failsTheTestWithAllThatIsWrong() {
        RequestSpecification request =
                answering(200, COUNTRIES.replace("CIV", "CIVX")).queryParam("colour", "red");

        assertThatThrownBy(() -> request.get("/v1/reference/countries"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /v1/reference/countries (200)")
                .hasMessageContaining("the query parameter colour is not declared")
                .hasMessageContaining("/items/0/alpha3");
    }

    @Test
    void readsTheBodyOfTheRequestInWhateverFormTheTestGivesIt() {
        RequestSpecification request = answering(201, KEY)
                .contentType("application/json; charset=UTF-8")
                .body(Map.of("roles", new String[] {"SELLER", "SELLER"}));

        assertThatThrownBy(() -> request.post(KEYS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("request")
                .hasMessageContaining("/roles");
    }

    @Test
    void doesNotLookAtPagesBesideTheOperations() {
        assertThat(answering(404, "").get("/docs").statusCode()).isEqualTo(404);
    }

    private static RequestSpecification answering(int status, String body) {
        Filter service = (request, response, context) -> new ResponseBuilder()
                .setStatusCode(status)
                .setContentType("application/json;charset=UTF-8")
                .setHeader("ETag", "\"1\"")
                .setBody(body)
                .build();
        return given().filter(new ContractFilter()).filter(service);
    }
}
