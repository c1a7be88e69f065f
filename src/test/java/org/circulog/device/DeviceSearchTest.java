package org.circulog.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ApiTest
class DeviceSearchTest {
    private final String manufacturer = "Maker " + UUID.randomUUID();
    private TestOrganisation organisation;

    @BeforeEach
    void givenAnOrganisation() {
        organisation = Events.recorder();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            SERIAL    | ab-%s               | Fairphone | AB %S               | FAIRPHONE
            SGTIN     | (01)09520123456788(21)%s | -    | https://id.gs1.org/01/09520123456788/21/%s | -
            GRAI      | (8003)00614141123452%s | -      | (8003)00614141123452%s | -
            GIAI      | (8004)0614141%s     | -         | (8004)0614141%s     | -
            ASSET_TAG | shop-%s             | -         | SHOP %S             | -
            """)
    void findsADeviceByItsIdentifierInAnyNotation(
            IdentifierScheme scheme, String value, String issuer, String asked, String askedIssuer) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        JsonBody identifier = Devices.identifier(scheme.name(), value.formatted(unique));
        JsonBody named = issuer == null ? identifier : identifier.with("/issuer", issuer);
        UUID device = Devices.registered(organisation, Devices.of(named, Devices.LAPTOPS));

        RequestSpecification request =
                organisation.request().queryParam("scheme", scheme.name()).queryParam("value", asked.formatted(unique));
        Response found = (askedIssuer == null ? request : request.queryParam("issuer", askedIssuer)).get("/v1/devices");

        assertThat(found.<List<String>>path("items.id")).containsExactly(device.toString());
    }

    @Test
    void findsAPhoneByItsImei() {
        String imei = Devices.imeiText();
        UUID device = Devices.registered(organisation, Devices.of(Devices.identifier("IMEI", imei), Devices.PHONES));

        assertThat(find(Map.of("scheme", "IMEI", "value", imei.replaceFirst("(.{8})", "$1 "))))
                .containsExactly(device);
        assertThat(find(Map.of("scheme", "IMEI", "value", Devices.imeiText()))).isEmpty();
    }

    @Test
    void findsAnAssetTagOfAnotherOrganisationByItsIssuer() {
        TestOrganisation other = Events.recorder();
        UUID device =
                Devices.registered(other, Devices.of(Devices.identifier("ASSET_TAG", "LAPTOP-17"), Devices.LAPTOPS));
        Map<String, String> tag = Map.of("scheme", "ASSET_TAG", "value", "LAPTOP-17");

        assertThat(find(tag)).isEmpty();
        assertThat(find(with(tag, "issuer", other.id().toString()))).containsExactly(device);
    }

    @Test
    void asksThatAllConditionsHoldAlsoWhenItLooksAnIdentifierUp() {
        String imei = Devices.imeiText();
        UUID device = Devices.registered(organisation, Devices.of(Devices.identifier("IMEI", imei), Devices.PHONES));
        Map<String, String> lookUp = Map.of("scheme", "IMEI", "value", imei);

        assertThat(find(with(lookUp, "category", Devices.PHONES))).containsExactly(device);
        assertThat(find(with(lookUp, "category", Devices.LAPTOPS))).isEmpty();
    }

    @Test
    void findsDevicesByWhatIsKnownOfThem() {
        JsonBody phone = made(Devices.phone()).with("/model", "FP3");
        JsonBody laptop = made(Devices.laptop(1_800_000)).with("/model", "FP3");
        UUID sold = Events.record(organisation, Events.sale(phone, "2020").with("/country", "DE"));
        UUID collected = Events.record(organisation, Events.recycling(laptop, "2020", "COLLECTED"));
        UUID idle = Devices.registered(organisation, made(Devices.phone()).with("/model", "FP4"));

        assertThat(findMade(Map.of())).containsExactlyInAnyOrder(sold, collected, idle);
        assertThat(findMade(Map.of("category", Devices.PHONES))).containsExactlyInAnyOrder(sold, idle);
        assertThat(findMade(Map.of("model", " fp3 "))).containsExactlyInAnyOrder(sold, collected);
        assertThat(findMade(Map.of("country", "DE"))).containsExactly(sold);
        assertThat(findMade(Map.of("stage", "COLLECTED"))).containsExactly(collected);
        assertThat(findMade(Map.of("stage", "IN_USE"))).containsExactlyInAnyOrder(sold, idle);
        assertThat(findMade(Map.of("model", "FP3", "category", Devices.LAPTOPS, "country", "GH")))
                .containsExactly(collected);
        assertThat(find(Map.of("manufacturer", " " + manufacturer.toUpperCase() + " ")))
                .hasSize(3);
    }

    @Test
    void givesEveryDeviceOnceOverItsPagesWhileOthersAreAdded() {
        List<UUID> registered = Stream.generate(() -> Devices.registered(organisation, made(Devices.phone())))
                .limit(5)
                .toList();

        List<UUID> listed = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request = organisation
                    .request()
                    .queryParam("manufacturer", manufacturer)
                    .queryParam("limit", 2);
            Response page = (next == null ? request : request.queryParam("after", next)).get("/v1/devices");
            List<UUID> ids = idsIn(page);
            listed.addAll(ids);
            sizes.add(ids.size());
            next = page.path("next");
            assertThat(page.header("Link") == null).isEqualTo(next == null);
            Devices.registered(organisation, Devices.phone());
        } while (next != null);

        assertThat(listed).isEqualTo(registered);
        assertThat(sizes).containsExactly(2, 2, 1);
    }

    @Test
    void followsTheLinkWithAllConditions() {
        List<UUID> registered = Stream.generate(() -> Devices.registered(organisation, made(Devices.phone())))
                .limit(3)
                .toList();
        String link = organisation
                .request()
                .queryParam("manufacturer", manufacturer)
                .queryParam("limit", 2)
                .get("/v1/devices")
                .header("Link");

        Response next = organisation.request().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>')));

        assertThat(link).endsWith(">; rel=\"next\"");
        assertThat(idsIn(next)).containsExactly(registered.get(2));
        next.then().header("Link", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "scheme, imei",
        "scheme, IMEI",
        "value, 490154203237518",
        "category, phones",
        "country, gh",
        "stage, SOLD",
        "after, not-a-cursor",
        "after, MDE5N2ExYzA",
        "limit, 0",
        "limit, 501",
        "limit, 1e1",
        "manufacturer, ''",
    })
    void refusesParametersThatItCannotUse(String parameter, String value) {
        organisation
                .request()
                .queryParam(parameter, value)
                .get("/v1/devices")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"));
    }

    @Test
    void refusesToLookUpWhatIdentifiesNothing() {
        organisation
                .request()
                .queryParam("scheme", "IMEI")
                .queryParam("value", "490154203237519")
                .get("/v1/devices")
                .then()
                .statusCode(400)
                .body("parameter", is("value"));
    }

    private JsonBody made(JsonBody device) {
        return device.with("/manufacturer", manufacturer);
    }

    private List<UUID> findMade(Map<String, String> conditions) {
        return find(with(conditions, "manufacturer", manufacturer));
    }

    private List<UUID> find(Map<String, String> conditions) {
        return idsIn(organisation.request().queryParams(conditions).get("/v1/devices"));
    }

    private static List<UUID> idsIn(Response page) {
        return page.then().statusCode(200).extract().<List<String>>path("items.id").stream()
                .map(UUID::fromString)
                .toList();
    }

    private static Map<String, String> with(Map<String, String> conditions, String name, String value) {
        Map<String, String> more = new HashMap<>(conditions);
        more.put(name, value);
        return more;
    }
}
