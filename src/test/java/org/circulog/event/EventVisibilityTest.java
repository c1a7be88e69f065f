package org.circulog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.EnumSource;

@ApiTest
class EventVisibilityTest {
    private static final Set<String> COMMON =
            Set.of("id", "type", "deviceId", "occurredAt", "recordedAt", "sequence", "country");

    @ParameterizedTest
    @CsvSource({
        "SALE, , ",
        "REPAIR_FIXED, repair, outcome",
        "REUSE, reuse, kind",
        "COLLECTED, recycling, stage",
        "TREATED, recycling, stage",
        "LOST, withdrawal, reason",
    })
    void showsOthersOnlyWhatHappened(FactKind fact, String member, String outcome) {
        JsonBody event = Events.of(fact, Devices.phone(), "2024-05-06")
                .with("/note", "private")
                .with("/evidence", List.of(Map.of("sha256", "0".repeat(64), "name", "private")));
        JsonBody detailed = withDetails(event, fact);
        Events.record(Events.recorder(), detailed);

        Map<String, Object> seen = Events.recorder()
                .request()
                .get("/v1/events/{id}", event.id())
                .jsonPath()
                .getMap("$");

        if (member == null) {
            assertThat(seen).containsOnlyKeys(COMMON);
        } else {
            assertThat(seen.keySet()).isEqualTo(union(COMMON, member));
            assertThat(seen.get(member)).isEqualTo(Map.of(outcome, event.text("/" + member + "/" + outcome)));
        }
    }

    @Test
    void keepsWhatCameOutOfADeviceFromOthers() {
        TestOrganisation recycler = Events.recorder();
        JsonBody phone = Devices.phone();
        JsonBody recovery = Events.of(FactKind.MATERIAL_RECOVERY, phone, "2024-05-06");
        Events.recordAll(recycler, Events.recycling(phone, "2024-05-06", "TREATED"), recovery);

        Response seen = Events.recorder().request().get("/v1/events/{id}", recovery.id());

        assertThat(seen.jsonPath().getMap("$")).containsOnlyKeys(COMMON);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYST", "ADMIN"})
    void showsAnalystsAndAdministratorsEverything(Role role) {
        JsonBody event = withDetails(Events.repair(Devices.phone(), "2024-05-06", "FIXED"), FactKind.REPAIR_FIXED);
        Response recorded = Events.post(Events.recorder(), event);

        Response seen = TestKeys.organisation(role).request().get("/v1/events/{id}", event.id());

        assertThat(seen.asString()).isEqualTo(recorded.asString());
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTNER", "REPAIRER"})
    void reducesTheTimelineForOthersEventByEvent(Role role) {
        TestOrganisation own = TestKeys.organisation(Role.REPAIRER);
        JsonBody phone = Devices.phone();
        Events.record(Events.recorder(), Events.repair(phone, "2023", "FIXED").with("/note", "private"));
        UUID device = Events.record(own, Events.repair(phone, "2024", "FIXED").with("/note", "ours"));

        TestKeys.organisation(role)
                .request()
                .get("/v1/devices/{id}/events", device)
                .then()
                .body("items.note", is(Arrays.asList(null, null)));
        own.request()
                .get("/v1/devices/{id}/events", device)
                .then()
                .body("items.note", is(Arrays.asList(null, "ours")))
                .body("items.recordedBy", is(Arrays.asList(null, own.id().toString())));
    }

    private static JsonBody withDetails(JsonBody event, FactKind fact) {
        return switch (fact) {
            case REPAIR_FIXED ->
                event.with("/repair/fault", "private")
                        .with("/repair/receivedAt", "2024-05-01")
                        .with("/repair/parts", List.of(Map.of("name", "private", "source", "NEW")));
            case REUSE -> event.with("/reuse/dataErasure", Map.of("method", "private"));
            case TREATED -> event.with("/recycling/operation", "R4").with("/recycling/receivedMassMg", 5);
            default -> event;
        };
    }

    private static Set<String> union(Set<String> some, String more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toSet());
    }
}
