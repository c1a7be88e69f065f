package org.circulog.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Claims;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class ClaimTest {
    private TestOrganisation recycler;

    @BeforeEach
    void givenARecycler() {
        recycler = TestKeys.organisation(Role.RECYCLER);
    }

    @Test
    void reservesRecoveredMassForACertificate() {
        UUID device = Claims.recovered(recycler, 500);
        JsonBody claim = Claims.onDevice(device, 400);

        Response reserved = Claims.reserve(recycler, claim);

        String id = reserved.path("id");
        reserved.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/claims/" + id))
                .header("ETag", notNullValue())
                .body("material", is("COPPER"))
                .body("massMg", is(400))
                .body("deviceId", is(device.toString()))
                .body("lotId", nullValue())
                .body("certificate.scheme", is("Test scheme"))
                .body("certificate.reference", is(claim.text("/certificate/reference")))
                .body("state", is("RESERVED"))
                .body("confirmedAt", nullValue());
        recycler.request()
                .header("If-None-Match", reserved.header("ETag"))
                .get("/v1/claims/{id}", id)
                .then()
                .statusCode(304);
        assertThat(recycler.request().get("/v1/claims/{id}", id).asString()).isEqualTo(reserved.asString());
    }

    @Test
    void confirmsAClaimHoweverOften() {
        UUID claim = Claims.reserved(recycler, Claims.onDevice(Claims.recovered(recycler, 500), 400));

        Response confirmed = Claims.confirm(recycler, claim);
        Response repeated = Claims.confirm(recycler, claim);

        confirmed.then().statusCode(200).body("state", is("CONFIRMED")).body("confirmedAt", notNullValue());
        assertThat(repeated.asString()).isEqualTo(confirmed.asString());
    }

    @Test
    void cancelsAClaimHoweverOftenAndForGood() {
        UUID claim = Claims.reserved(recycler, Claims.onDevice(Claims.recovered(recycler, 500), 400));
        Claims.confirm(recycler, claim).then().statusCode(200);

        Response cancelled = recycler.request()
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"mistyped\"}")
                .post("/v1/claims/{id}/cancel", claim);
        Response repeated = Claims.cancel(recycler, claim);

        cancelled
                .then()
                .statusCode(200)
                .body("state", is("CANCELLED"))
                .body("confirmedAt", notNullValue())
                .body("cancelledAt", notNullValue())
                .body("reason", is("mistyped"));
        assertThat(repeated.asString()).isEqualTo(cancelled.asString());
        Claims.confirm(recycler, claim).then().statusCode(409).body("type", is("/problems/state-conflict"));
    }

    @Test
    void neverClaimsMoreThanWasRecovered() {
        UUID device = Claims.recovered(recycler, 500);
        UUID first = Claims.reserved(recycler, Claims.onDevice(device, 300));
        Claims.confirm(recycler, first).then().statusCode(200);

        requireExceeded(Claims.onDevice(device, 201)).body("claimableMg", is(200));
        Claims.reserved(recycler, Claims.onDevice(device, 200));
        requireExceeded(Claims.onDevice(device, 1)).body("claimableMg", is(0));

        Claims.cancel(recycler, first).then().statusCode(200);
        requireExceeded(Claims.onDevice(device, 301)).body("claimableMg", is(300));
        Claims.reserved(recycler, Claims.onDevice(device, 300));
    }

    @Test
    void claimsOnlyWhatIsRecycled() {
        JsonBody laptop = Devices.laptop(1_000_000);
        UUID device = Events.recordAll(
                recycler,
                Events.recycling(laptop, "2024-05-01", "TREATED"),
                Events.recovery(
                        laptop,
                        "2024-05-02",
                        Events.output("COPPER", 700, "ENERGY"),
                        Events.output("COPPER", 20, "RECYCLED"),
                        Events.output("STEEL", 900, "RECYCLED")));

        requireExceeded(Claims.onDevice(device, 21)).body("claimableMg", is(20));
        requireExceeded(Claims.onDevice(device, 1).with("/material", "GOLD")).body("claimableMg", is(0));
        Claims.reserved(recycler, Claims.onDevice(device, 900).with("/material", "STEEL"));
    }

    @Test
    void claimsOnlyWhatItsOwnOrganisationRecovered() {
        TestOrganisation other = TestKeys.organisation(Role.RECYCLER);
        UUID device = Claims.recovered(other, 500);

        requireExceeded(Claims.onDevice(device, 1)).body("claimableMg", is(0));
        Events.record(
                recycler, Events.recovery(Devices.of(device), "2024-05-03", Events.output("COPPER", 40, "RECYCLED")));

        requireExceeded(Claims.onDevice(device, 41)).body("claimableMg", is(40));
        Claims.reserved(recycler, Claims.onDevice(device, 40));
        Claims.reserved(other, Claims.onDevice(device, 500));
    }

    @Test
    void claimsWhatCameOutOfADuplicateUnderEitherId() {
        UUID device = Devices.registered(recycler, Devices.laptop(1_000_000));
        UUID duplicate = Claims.recovered(recycler, 500);
        Corrections.merge(recycler, device, duplicate).then().statusCode(200);

        UUID first = Claims.reserved(recycler, Claims.onDevice(device, 300));
        UUID second = Claims.reserved(recycler, Claims.onDevice(duplicate, 200));

        requireExceeded(Claims.onDevice(device, 1)).body("claimableMg", is(0));
        assertThat(List.of(device, duplicate))
                .allSatisfy(
                        id -> listed("deviceId", id).body("items.id", contains(first.toString(), second.toString())));
        Claims.cancel(recycler, second).then().statusCode(200);
        requireExceeded(Claims.onDevice(duplicate, 201)).body("claimableMg", is(200));
    }

    @Test
    void refusesADeviceOrALotThatIsNotThere() {
        requireInvalid(Claims.onDevice(UUID.randomUUID(), 1), "/deviceId", "unknown");
        requireInvalid(Claims.onLot(UUID.randomUUID(), 1), "/lotId", "unknown");
    }

    @Test
    void refusesWhatIsNotOneThing() {
        UUID device = Claims.recovered(recycler, 500);
        JsonBody onDevice = Claims.onDevice(device, 1);

        requireInvalid(onDevice.without("/deviceId"), "/deviceId", "required");
        requireInvalid(onDevice.with("/lotId", UUID.randomUUID()), "/lotId", "not-both");
        requireInvalid(onDevice.with("/material", "UNOBTAINIUM"), "/material", "unknown-code");
        requireInvalid(onDevice.with("/massMg", 0), "/massMg", "out-of-range");
        requireInvalid(onDevice.without("/certificate"), "/certificate", "required");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "Z\u00DCRICH-1", "\u0430bc", "T\u200B1"})
    void refusesAReferenceThatIsNotPrintableAscii(String reference) {
        UUID device = Claims.recovered(recycler, 500);

        requireInvalid(
                Claims.onDevice(device, 1).with("/certificate/reference", reference),
                "/certificate/reference",
                "pattern");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            Test scheme|T-%s
            test SCHEME|t-%s
             Test scheme |  T-%s
            """)
    void takesACertificateForOneClaimOfAllOrganisations(String scheme, String reference) {
        UUID number = UUID.randomUUID();
        JsonBody used =
                Claims.onDevice(Claims.recovered(recycler, 500), 1).with("/certificate/reference", "T-" + number);
        UUID claim = Claims.reserved(recycler, used);
        TestOrganisation other = TestKeys.organisation(Role.RECYCLER);
        JsonBody again = Claims.onDevice(Claims.recovered(other, 500), 1)
                .with("/certificate/scheme", scheme)
                .with("/certificate/reference", reference.formatted(number));

        Claims.reserve(other, again)
                .then()
                .statusCode(409)
                .body("type", is("/problems/certificate-used"))
                .body("claimId", nullValue());
        Claims.cancel(recycler, claim).then().statusCode(200);

        Claims.reserved(other, again);
        Claims.reserve(recycler, used).then().statusCode(409).body("type", is("/problems/certificate-used"));
    }

    @Test
    void takesTheSameReferenceOfAnotherScheme() {
        JsonBody claim = Claims.onDevice(Claims.recovered(recycler, 500), 1);

        Claims.reserved(recycler, claim);

        Claims.reserved(recycler, claim.with("/certificate/scheme", "Other scheme"));
    }

    @Test
    void takesNothingWhereTheCertificateIsUsed() {
        UUID device = Claims.recovered(recycler, 500);
        JsonBody claim = Claims.onDevice(device, 100);
        Claims.reserved(recycler, claim);

        Claims.reserve(recycler, claim).then().statusCode(409);

        requireExceeded(Claims.onDevice(device, 401)).body("claimableMg", is(400));
    }

    @Test
    void listsTheClaimsThatFulfilAllConditions() {
        UUID device = Claims.recovered(recycler, 500);
        JsonBody first = Claims.onDevice(device, 1);
        String one = Claims.reserved(recycler, first).toString();
        String two = Claims.reserved(recycler, Claims.onDevice(device, 2)).toString();
        String three = Claims.reserved(recycler, Claims.onDevice(Claims.recovered(recycler, 500), 3))
                .toString();
        Claims.confirm(recycler, UUID.fromString(two)).then().statusCode(200);

        listed("limit", 2).body("items.id", contains(one, two)).body("next", notNullValue());
        String next = listed("limit", 2).extract().path("next");
        listed("after", next).body("items.id", contains(three)).body("next", nullValue());
        listed("state", "RESERVED").body("items.id", contains(one, three));
        listed("state", "CONFIRMED").body("items.id", contains(two));
        listed("deviceId", device).body("items.id", contains(one, two));
        listed("deviceId", UUID.randomUUID()).body("items", empty());
        listed("lotId", device).body("items", empty());
        listed("material", "COPPER").body("items.id", containsInAnyOrder(one, two, three));
        listed("material", "GOLD").body("items", empty());
        listed("scheme", " TEST scheme").body("items.id", contains(one, two, three));
        listed("reference", first.text("/certificate/reference").toLowerCase()).body("items.id", contains(one));
    }

    @Test
    void keepsClaimsFromOtherOrganisations() {
        UUID claim = Claims.reserved(recycler, Claims.onDevice(Claims.recovered(recycler, 500), 1));
        TestOrganisation other = TestKeys.organisation(Role.RECYCLER);

        other.request().get("/v1/claims/{id}", claim).then().statusCode(404);
        Claims.confirm(other, claim).then().statusCode(404);
        Claims.cancel(other, claim).then().statusCode(404);
        other.request().get("/v1/claims").then().statusCode(200).body("items", empty());
    }

    private ValidatableResponse requireExceeded(JsonBody claim) {
        return Claims.reserve(recycler, claim).then().statusCode(409).body("type", is("/problems/claim-exceeded"));
    }

    private void requireInvalid(JsonBody claim, String pointer, String code) {
        Claims.reserve(recycler, claim)
                .then()
                .statusCode(422)
                .body("type", is("/problems/invalid-content"))
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    private ValidatableResponse listed(String parameter, Object value) {
        return recycler.request()
                .queryParam(parameter, value)
                .get("/v1/claims")
                .then()
                .statusCode(200);
    }
}
