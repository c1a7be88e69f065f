package org.circulog.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.circulog.testing.Corrections.because;
import static org.circulog.testing.Corrections.merge;
import static org.circulog.testing.Corrections.replacedBy;
import static org.circulog.testing.Corrections.unmerge;
import static org.circulog.testing.Corrections.voidEvent;
import static org.circulog.testing.Events.output;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class RecoveredRowsTest {
    @Inject
    DataSource dataSource;

    private TestOrganisation recycler;

    @BeforeEach
    void givenARecycler() {
        recycler = Events.recorder();
    }

    @Test
    void addsUpWhatCameOutPerMaterialAndFate() throws SQLException {
        UUID device = treated("R4");

        Events.recordAll(
                recycler,
                recovery(device, output("COPPER", 100, "RECYCLED"), output("COPPER", 30, "RECYCLED")),
                recovery(device, output("COPPER", 20, "RECYCLED"), output("PLASTICS", 7, "ENERGY")));

        assertThat(rowsOf(device)).containsExactly("COPPER RECYCLED 150 0", "PLASTICS ENERGY 7 0");
    }

    @Test
    void addsUpWithinOneBatch() throws SQLException {
        JsonBody one = Devices.laptop(1_000);
        JsonBody other = Devices.laptop(1_000);

        JsonPath batch = Events.postArray(
                        recycler,
                        List.of(
                                Events.recycling(one, "2024-05-01", "TREATED"),
                                Events.recycling(other, "2024-05-01", "TREATED").with("/recycling/operation", "D15"),
                                Events.recovery(one, "2024-06-01", output("STEEL", 5, "DISPOSED")),
                                Events.recovery(other, "2024-06-01", output("STEEL", 6, "RECYCLED")),
                                Events.recovery(one, "2024-06-02", output("STEEL", 8, "DISPOSED"))))
                .then()
                .body("created", is(5))
                .extract()
                .jsonPath();

        assertThat(rowsOf(batch.getUUID("items[0].deviceId"))).containsExactly("STEEL DISPOSED 13 0");
        assertThat(rowsOf(batch.getUUID("items[1].deviceId"))).containsExactly("STEEL INTERMEDIATE 6 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R12", "R13", "D13", "D14", "D15"})
    void keepsApartWhatOnlyMoved(String operation) throws SQLException {
        UUID device = treated(operation);

        Events.record(recycler, recovery(device, output("COPPER", 100, "RECYCLED"), output("COPPER", 30, "DISPOSED")));

        assertThat(rowsOf(device)).containsExactly("COPPER INTERMEDIATE 130 0");
    }

    @Test
    void followsAReplacedOperation() throws SQLException {
        JsonBody device = Devices.laptop(1_000);
        JsonBody sorted = Events.recycling(device, "2024-05-01", "TREATED").with("/recycling/operation", "R12");
        UUID id = Events.record(recycler, sorted);
        Events.record(recycler, recovery(id, output("COPPER", 100, "RECYCLED")));

        voidEvent(
                        recycler,
                        sorted.id(),
                        replacedBy(Events.recycling(device, "2024-05-01", "TREATED")
                                .with("/recycling/operation", "R4")))
                .then()
                .statusCode(200);

        assertThat(rowsOf(id)).containsExactly("COPPER RECYCLED 100 0");
    }

    @Test
    void followsAVoidedAndAReplacedRecovery() throws SQLException {
        UUID device = treated("R4");
        JsonBody first = recovery(device, output("COPPER", 100, "RECYCLED"));
        JsonBody second = recovery(device, output("STEEL", 100, "RECYCLED"));
        Events.recordAll(recycler, first, second);

        voidEvent(recycler, first.id(), because("DID_NOT_OCCUR")).then().statusCode(200);
        voidEvent(recycler, second.id(), replacedBy(recovery(device, output("STEEL", 60, "RECYCLED"))))
                .then()
                .statusCode(200);

        assertThat(rowsOf(device)).containsExactly("STEEL RECYCLED 60 0");
    }

    @Test
    void takesNothingBackThatIsClaimed() throws SQLException {
        UUID device = treated("R4");
        JsonBody first = recovery(device, output("COPPER", 100, "RECYCLED"));
        JsonBody second = recovery(device, output("COPPER", 50, "RECYCLED"));
        Events.recordAll(recycler, first, second);
        claim(device, 60);

        voidEvent(recycler, first.id(), because("DID_NOT_OCCUR"))
                .then()
                .statusCode(409)
                .body("type", is("/problems/claimed"))
                .body("claimedMg", is(60))
                .body("material", is("COPPER"));
        voidEvent(recycler, second.id(), because("DID_NOT_OCCUR")).then().statusCode(200);

        assertThat(rowsOf(device)).containsExactly("COPPER RECYCLED 100 60");
    }

    @Test
    void aMergeMovesTheRowsWithTheirClaimsAndUnmergingGivesThemBack() throws SQLException {
        UUID device = Devices.registered(recycler, Devices.laptop(1_000));
        UUID duplicate = treated("R4");
        Events.record(recycler, recovery(duplicate, output("COPPER", 100, "RECYCLED")));
        claim(duplicate, 60);

        merge(recycler, device, duplicate).then().statusCode(200);
        List<String> merged = rowsOf(device);
        List<String> absorbed = rowsOf(duplicate);
        List<String> differences = differencesOf(device);
        unmerge(recycler, device, duplicate).then().statusCode(200);

        assertThat(merged).containsExactly("COPPER RECYCLED 100 60");
        assertThat(absorbed).isEmpty();
        assertThat(differences).isEmpty();
        assertThat(rowsOf(device)).isEmpty();
        assertThat(rowsOf(duplicate)).containsExactly("COPPER RECYCLED 100 60");
    }

    @Test
    void recomputationFindsAndMendsABrokenRow() throws SQLException {
        UUID device = treated("R4");
        Events.record(recycler, recovery(device, output("COPPER", 100, "RECYCLED")));
        update("UPDATE recovered SET mass_mg = 200 WHERE subject_id = ?", device);

        List<String> found = differencesOf(device);

        assertThat(found).containsExactly("COPPER RECYCLED 200 mg, 0 claimed");
        assertThat(rowsOf(device)).containsExactly("COPPER RECYCLED 100 0");
        assertThat(differencesOf(device)).isEmpty();
    }

    @Test
    void theDatabaseRefusesMoreClaimsThanWasRecycled() throws SQLException {
        UUID device = treated("R4");
        Events.record(recycler, recovery(device, output("COPPER", 100, "RECYCLED")));

        assertThatThrownBy(() -> update("UPDATE recovered SET claimed_mg = 101 WHERE subject_id = ?", device))
                .hasMessageContaining("recovered_is_claimed_once");
    }

    private UUID treated(String operation) {
        return Events.record(
                recycler,
                Events.recycling(Devices.laptop(1_000), "2024-05-01", "TREATED")
                        .with("/recycling/operation", operation));
    }

    private static JsonBody recovery(UUID device, JsonBody... outputs) {
        return Events.recovery(Devices.of(device), "2024-06-01", outputs);
    }

    private void claim(UUID device, long massMg) throws SQLException {
        update("UPDATE recovered SET claimed_mg = %d WHERE subject_id = ?".formatted(massMg), device);
        update("""
                INSERT INTO claim (claim_id, organisation_id, device_id, material, mass_mg, state, scheme, reference)
                SELECT gen_random_uuid(), '%s', ?, 'COPPER', %d, 'RESERVED', 'Test', gen_random_uuid()::text
                """.formatted(recycler.id(), massMg), device);
    }

    /** What a recomputation found and mended. */
    private static List<String> differencesOf(UUID device) {
        return TestKeys.administrator()
                .request()
                .queryParam("repair", true)
                .post("/v1/maintenance/recompute")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .param("device", device.toString())
                .getList("differences.findAll { it.deviceId == device }.fields.flatten().recorded");
    }

    private void update(String sql, UUID subject) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, subject);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private List<String> rowsOf(UUID subject) throws SQLException {
        String sql = "SELECT * FROM recovered WHERE subject_id = ? ORDER BY material, fate";
        List<String> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, subject);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add("%s %s %d %d"
                            .formatted(
                                    row.getString("material"),
                                    row.getString("fate"),
                                    row.getLong("mass_mg"),
                                    row.getLong("claimed_mg")));
                }
            }
        }
        return rows;
    }
}
