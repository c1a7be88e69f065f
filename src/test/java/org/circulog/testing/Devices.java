package org.circulog.testing;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.circulog.testing.TestKeys.TestOrganisation;

/** Devices that no other test has, as events and registrations name them. */
public final class Devices {
    /** UNU keys of mobile phones and of laptops. */
    public static final String PHONES = "0306";

    public static final String LAPTOPS = "0303";

    private static final Random RANDOM = new Random();

    private Devices() {}

    /** A phone of unknown mass, known by its IMEI. */
    public static JsonBody phone() {
        return of(imei(), PHONES);
    }

    /** A laptop of the given measured mass, known by its serial number. */
    public static JsonBody laptop(long massMg) {
        return of(serial(), LAPTOPS).with("/massMg", massMg).with("/massBasis", "MEASURED");
    }

    public static JsonBody of(JsonBody identifier, String category) {
        return JsonBody.of(Map.of("identifiers", List.of(identifier), "category", category));
    }

    /** A recorded device, named by its id. */
    public static JsonBody of(UUID id) {
        return JsonBody.of(Map.of("id", id));
    }

    /** A device named by identifiers alone. */
    public static JsonBody known(JsonBody... identifiers) {
        return JsonBody.of(Map.of("identifiers", List.of(identifiers)));
    }

    public static JsonBody imei() {
        return identifier("IMEI", imeiText());
    }

    /** Fifteen digits, the last of which checks the others. */
    public static String imeiText() {
        String digits = "35" + digits(12);
        int sum = IntStream.range(0, digits.length())
                .map(at -> (digits.charAt(at) - '0') * (at % 2 == 0 ? 1 : 2))
                .map(product -> product / 10 + product % 10)
                .sum();
        return digits + (10 - sum % 10) % 10;
    }

    public static JsonBody serial() {
        return identifier("SERIAL", "S" + digits(14)).with("/issuer", "Fairphone");
    }

    public static JsonBody identifier(String scheme, String value) {
        return JsonBody.of(Map.of("scheme", scheme, "value", value));
    }

    private static String digits(int count) {
        return RANDOM.ints(count, 0, 10).mapToObj(Integer::toString).reduce("", String::concat);
    }

    /** Asks to register a device, whatever comes of it. */
    public static Response register(TestOrganisation organisation, Object device) {
        return organisation
                .request()
                .contentType(ContentType.JSON)
                .body(device.toString())
                .post("/v1/devices");
    }

    /** The id under which a device was registered. */
    public static UUID registered(TestOrganisation organisation, JsonBody device) {
        return UUID.fromString(
                register(organisation, device).then().statusCode(201).extract().path("id"));
    }
}
