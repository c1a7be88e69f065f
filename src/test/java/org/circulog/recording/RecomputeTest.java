package org.circulog.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ApiTest
class RecomputeTest {
    /** A column of the table of lives, a value that is wrong for {@link #recordALife}, and the right one. */
    private static final String COLUMNS = """
            stage             | COLLECTED  | RECOVERED
            use_state         | REUSED     | NONE
            use_since         | 2020-01-01 | 2024-02-01
            birth_at          | 2018       | 2019-01-15
            birth_day         | 2019-01-16 | 2019-01-15
            entry_day         | 2019-01-16 | 2019-01-15
            exit_kind         | DISPOSED   | TREATED
            exit_day          | 2024-02-02 | 2024-02-01
            first_use_days    | 1          | 896
            repair_use_days   | 1          | 0
            reuse_use_days    | 1          | 271
            downtime_days     | 1          | 676
            attempts          | 7          | 1
            fixes             | 7          | 0
            reuses            | 7          | 1
            collected_day     | 2019-02-01 |
            treated_day       | 2019-02-01 | 2024-02-01
            received_mg       | 5          | 1790000
            collected_country | DE         |
            events            | 2          | 5
            last_day          | 2024-01-01 | 2024-02-10
            country           | DE         | GH
            input_mass_mg     | 7000000    | 1800000
            input_mass_basis  | DECLARED   | MEASURED
            recovered_mg      | 5          | 1200000
            recovery_limit_mg | 1200099    | 1890000
            """;

    @Inject
    DataSource dataSource;

    private record Damage(String column, String broken, String right) {
        static Damage parse(String line) {
            String[] cells = line.split("\\|", -1);
            String right = cells[2].strip();
            return new Damage(cells[0].strip(), cells[1].strip(), right.isEmpty() ? null : right);
        }
    }

    @Test
    void findsEachBrokenColumnOfALifeAndMendsIt() throws SQLException {
        Map<UUID, Damage> damaged = new LinkedHashMap<>();
        for (String line : COLUMNS.lines().toList()) {
            Damage damage = Damage.parse(line);
            UUID device = recordALife();
            setInLife(device, damage.column(), damage.broken());
            damaged.put(device, damage);
        }

        JsonPath found = recompute(false);
        JsonPath mended = recompute(true);
        JsonPath afterwards = recompute(false);

        damaged.forEach((device, damage) -> assertThat(fieldsOf(found, device))
                .as(damage.column())
                .filteredOn(field -> !field.get("name").equals("recovered"))
                .singleElement()
                .satisfies(field -> assertThat(field)
                        .containsEntry("name", damage.column())
                        .containsEntry("recorded", damage.broken())
                        .containsEntry("recomputed", damage.right())));
        assertThat(mended.getLong("repaired")).isEqualTo(found.getLong("differing"));
        assertThat(afterwards.getLong("differing")).isZero();
        assertThat(afterwards.getLong("devices")).isEqualTo(found.getLong("devices"));
    }

    @Test
    void findsAnotherRecyclerThanTheOneThatTreatedTheDevice() throws SQLException {
        TestOrganisation plant = Events.recorder();
        UUID device = recordALife(plant);
        String other = UUID.randomUUID().toString();
        setInLife(device, "recycler_id", other);

        assertThat(fieldsOf(recompute(true), device))
                .containsExactly(Map.of(
                        "name",
                        "recycler_id",
                        "recorded",
                        other,
                        "recomputed",
                        plant.id().toString()));
        assertThat(fieldsOf(recompute(false), device)).isEmpty();
    }

    @Test
    void leavesABrokenLifeAsItIsUnlessAskedToRepair() throws SQLException {
        UUID device = recordALife();
        setInLife(device, "attempts", "7");

        recompute(false);

        assertThat(fieldsOf(recompute(true), device)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void recomputesForAdministratorsOnly(Role role) {
        TestKeys.organisation(role)
                .request()
                .post("/v1/maintenance/recompute")
                .then()
                .statusCode(403)
                .body("type", is("/problems/forbidden"));
    }

    private static UUID recordALife() {
        return recordALife(Events.recorder());
    }

    private static UUID recordALife(TestOrganisation recorder) {
        JsonBody device = Devices.laptop(1_800_000).with("/observedSince", "2018-01-01");
        return Events.recordAll(
                recorder,
                Events.sale(device, "2019-01-15"),
                Events.repair(device, "2021-06-29", "REPAIRABLE"),
                Events.reuse(device, "2023-05-06"),
                Events.recycling(device, "2024-02-01", "TREATED").with("/recycling/receivedMassMg", 1_790_000),
                Events.recovery(device, "2024-02-10", Events.output("STEEL", 1_200_000, "RECYCLED")));
    }

    private void setInLife(UUID device, String column, String value) throws SQLException {
        String sql = "UPDATE life SET " + column + " = ? WHERE device_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, value, Types.OTHER);
            update.setObject(2, device);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static JsonPath recompute(boolean repair) {
        return given().auth()
                .oauth2(TestKeys.admin())
                .queryParam("repair", repair)
                .post("/v1/maintenance/recompute")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Map<String, String>> fieldsOf(JsonPath result, UUID device) {
        return result.param("device", device.toString())
                .getList("differences.findAll { it.deviceId == device }.fields.flatten()");
    }
}
