package org.circulog.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Asks for figures over the devices of one manufacturer, which no other test has. */
public final class Figures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestOrganisation analyst;
    private final String path;
    private final String manufacturer;

    public Figures(TestOrganisation analyst, String path, String manufacturer) {
        this.analyst = analyst;
        this.path = path;
        this.manufacturer = manufacturer;
    }

    /** A manufacturer that makes no device but those of a test. */
    public static String newManufacturer() {
        return "Maker " + UUID.randomUUID();
    }

    /** The answer with some parameters, given as name and value in turn. */
    public Response ask(String... parameters) {
        return request(parameters).get(path);
    }

    /** The answer in full precision; it must be a success. */
    public JsonNode get(String... parameters) {
        String body = ask(parameters).then().statusCode(200).extract().asString();
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(body, broken);
        }
    }

    /** The only group of an answer without grouping. */
    public JsonNode group(String... parameters) {
        return get(parameters).get("groups").get(0);
    }

    /** The lines of the table with its columns in the first one. */
    public String[] table(String... parameters) {
        return request(parameters)
                .accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\r\n");
    }

    private RequestSpecification request(String... parameters) {
        RequestSpecification request = analyst.request().queryParam("manufacturer", manufacturer);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request;
    }
}
