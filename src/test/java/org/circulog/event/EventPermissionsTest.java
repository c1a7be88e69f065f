package org.circulog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.circulog.life.FactKind;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ApiTest
class EventPermissionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SALE               | SELLER
            REPAIR_FIXED       | REPAIRER
            REPAIR_REPAIRABLE  | REPAIRER
            REPAIR_END_OF_LIFE | REPAIRER
            REPAIR_UNKNOWN     | REPAIRER
            REUSE              | SELLER, REPAIRER, COLLECTOR, RECYCLER
            COLLECTED          | COLLECTOR, RECYCLER
            TREATED            | RECYCLER
            MATERIAL_RECOVERY  | RECYCLER
            DISPOSED           | COLLECTOR, RECYCLER
            EXPORTED           | COLLECTOR, RECYCLER
            LOST               | COLLECTOR, RECYCLER
            STOLEN             | COLLECTOR, RECYCLER
            """)
    void letsEachRoleRecordItsOwnFactsAndNoOthers(FactKind fact, String recorders) {
        Map<Role, Response> answers = new EnumMap<>(Role.class);

        for (Role role : Role.values()) {
            answers.put(role, Events.post(TestKeys.organisation(role), Events.of(fact, deviceFor(fact), "2024-05-06")));
        }

        Set<Role> allowed = rolesIn(recorders);
        assertThat(answers).allSatisfy((role, answer) -> answer.then().statusCode(allowed.contains(role) ? 201 : 403));
        assertThat(answers)
                .allSatisfy((role, answer) ->
                        answer.then().body("type", is(allowed.contains(role) ? typeOf(fact) : "/problems/forbidden")));
    }

    @Test
    void storesNothingOfWhatARoleMayNotRecord() {
        TestOrganisation seller = TestKeys.organisation(Role.SELLER);
        JsonBody repair = Events.repair(Devices.phone(), "2024-05-06", "FIXED");

        Response answer = Events.post(seller, repair);

        answer.then().statusCode(403).body("roles", is(List.of("REPAIRER")));
        seller.request().get("/v1/events/{id}", repair.id()).then().statusCode(404);
        seller.request()
                .queryParam("scheme", "IMEI")
                .queryParam("value", repair.text("/device/identifiers/0/value"))
                .get("/v1/devices")
                .then()
                .body("items.size()", is(0));
    }

    private static JsonBody deviceFor(FactKind fact) {
        JsonBody phone = Devices.phone();
        if (fact != FactKind.MATERIAL_RECOVERY) {
            return phone;
        }
        UUID treated = Events.record(Events.recorder(), Events.recycling(phone, "2024-05-01", "TREATED"));
        return Devices.of(treated);
    }

    private static String typeOf(FactKind fact) {
        return Events.of(fact, Devices.phone(), "2024").text("/type");
    }

    private static Set<Role> rolesIn(String list) {
        return Arrays.stream(list.split(", ")).map(Role::valueOf).collect(Collectors.toSet());
    }
}
