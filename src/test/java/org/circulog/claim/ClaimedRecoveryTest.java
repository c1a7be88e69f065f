package org.circulog.claim;

import static org.circulog.testing.Corrections.because;
import static org.circulog.testing.Corrections.merge;
import static org.circulog.testing.Corrections.replacedBy;
import static org.circulog.testing.Corrections.unmerge;
import static org.circulog.testing.Corrections.voidEvent;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Claims;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may become of a recovery of 500 mg while a claim stands on it. */
@ApiTest
class ClaimedRecoveryTest {
    private TestOrganisation recycler;
    private UUID device;
    private JsonBody recovery;

    @BeforeEach
    void givenARecovery() {
        recycler = TestKeys.organisation(Role.RECYCLER, Role.ADMIN);
        device = Events.record(recycler, Events.recycling(Devices.laptop(1_000_000), "2024-05-01", "TREATED"));
        recovery = recoveryOf(500);
        Events.record(recycler, recovery);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cannotBeVoidedUntilTheClaimIsCancelled(boolean confirmed) {
        UUID claim = claimed(400);
        if (confirmed) {
            Claims.confirm(recycler, claim).then().statusCode(200);
        }

        requireClaimed(voidEvent(recycler, recovery.id(), because("DID_NOT_OCCUR")))
                .body("claimedMg", is(400))
                .body("material", is("COPPER"));
        Claims.cancel(recycler, claim).then().statusCode(200);

        voidEvent(recycler, recovery.id(), because("DID_NOT_OCCUR")).then().statusCode(200);
        requireClaimable(0);
    }

    @Test
    void canBeVoidedWhereOthersCarryTheClaim() {
        Events.record(recycler, recoveryOf(400));
        claimed(400);

        voidEvent(recycler, recovery.id(), because("DID_NOT_OCCUR")).then().statusCode(200);

        requireClaimable(0);
    }

    @Test
    void canBeReplacedByNothingSmallerThanTheClaim() {
        claimed(400);

        requireClaimed(voidEvent(recycler, recovery.id(), replacedBy(recoveryOf(399))));
        requireClaimed(voidEvent(
                recycler,
                recovery.id(),
                replacedBy(recoveryOf(500).with("/materialRecovery/outputs/0/material", "STEEL"))));
        requireClaimed(voidEvent(
                recycler,
                recovery.id(),
                replacedBy(recoveryOf(500).with("/materialRecovery/outputs/0/fate", "ENERGY"))));
        requireClaimable(100);

        voidEvent(recycler, recovery.id(), replacedBy(recoveryOf(400))).then().statusCode(200);
        requireClaimable(0);
    }

    @Test
    void canBeReplacedByALargerOne() {
        claimed(500);

        voidEvent(recycler, recovery.id(), replacedBy(recoveryOf(700))).then().statusCode(200);

        requireClaimable(200);
    }

    @Test
    void cannotLeaveTheDeviceThatTheClaimNames() {
        UUID merged = Devices.registered(recycler, Devices.laptop(1_000_000));
        merge(recycler, merged, device).then().statusCode(200);
        UUID claim = Claims.reserved(recycler, Claims.onDevice(merged, 400));

        requireClaimed(unmerge(recycler, merged, device));
        Claims.cancel(recycler, claim).then().statusCode(200);

        unmerge(recycler, merged, device).then().statusCode(200);
        requireClaimable(500);
    }

    @Test
    void takesTheClaimAlongThatNamesItsOwnRecord() {
        UUID merged = Devices.registered(recycler, Devices.laptop(1_000_000));
        merge(recycler, merged, device).then().statusCode(200);
        UUID claim = claimed(400);

        unmerge(recycler, merged, device).then().statusCode(200);

        requireClaimable(100);
        Claims.cancel(recycler, claim).then().statusCode(200);
        requireClaimable(500);
    }

    private JsonBody recoveryOf(long massMg) {
        return Events.recovery(Devices.of(device), "2024-05-02", Events.output("COPPER", massMg, "RECYCLED"));
    }

    private UUID claimed(long massMg) {
        return Claims.reserved(recycler, Claims.onDevice(device, massMg));
    }

    private static ValidatableResponse requireClaimed(Response answer) {
        return answer.then().statusCode(409).body("type", is("/problems/claimed"));
    }

    /** Asks for more than there can be. */
    private void requireClaimable(int massMg) {
        Claims.reserve(recycler, Claims.onDevice(device, 1_000_000))
                .then()
                .statusCode(409)
                .body("claimableMg", is(massMg));
    }
}
