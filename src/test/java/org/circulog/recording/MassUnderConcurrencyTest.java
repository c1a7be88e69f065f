package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.Test;

/** A device of 1,000 mg, of which at most 1,050 may come out, 100 at a time. */
@ApiTest
class MassUnderConcurrencyTest {
    private static final int WRITERS = 32;
    private static final int FIT = 10;

    @Inject
    DataSource dataSource;

    @Test
    void acceptsFromParallelWritersExactlyWhatTheMassAllows() throws SQLException {
        TestOrganisation recycler = Events.recorder();
        UUID device = treatedDevice(recycler);

        List<Response> answers = Parallel.run(WRITERS, () -> Events.post(recycler, recoveryOf(device)));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(FIT);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> answer.then()
                        .statusCode(409)
                        .body("type", is("/problems/mass-exceeded"))
                        .body("remainingMg", is(50)));
        assertThat(recoveredMg(device)).isEqualTo(1_000);
        assertThat(sumOfEventsMg(device)).isEqualTo(1_000);
    }

    /** Single events of a device share one lane of the service; batches meet only in the database. */
    @Test
    void acceptsFromParallelBatchesExactlyWhatTheMassAllows() throws SQLException {
        TestOrganisation recycler = Events.recorder();
        UUID device = treatedDevice(recycler);

        List<JsonPath> answers = Parallel.run(WRITERS, () -> postBatch(recycler, recoveryOf(device)));

        assertThat(answers.stream().mapToInt(answer -> answer.getInt("created")))
                .hasSize(WRITERS)
                .contains(0, 1);
        assertThat(answers.stream().mapToInt(answer -> answer.getInt("created")).sum())
                .isEqualTo(FIT);
        assertThat(answers)
                .filteredOn(answer -> answer.getInt("rejected") == 1)
                .allSatisfy(answer ->
                        assertThat(answer.getString("items[0].problem.type")).isEqualTo("/problems/mass-exceeded"));
        assertThat(recoveredMg(device)).isEqualTo(1_000);
        assertThat(sumOfEventsMg(device)).isEqualTo(1_000);
    }

    @Test
    void acceptsFromWritersWhoNameTheDeviceDifferentlyExactlyWhatTheMassAllows() throws SQLException {
        TestOrganisation recycler = Events.recorder();
        JsonBody serial = Devices.serial();
        JsonBody imei = Devices.imei();
        UUID device = treatedDevice(recycler, Devices.known(serial, imei));
        List<JsonBody> names = List.of(Devices.of(device), Devices.known(serial), Devices.known(imei));

        List<Response> answers = Parallel.run(IntStream.range(0, WRITERS)
                .<Callable<Response>>mapToObj(writer ->
                        () -> Events.post(recycler, recoveryOf(names.get(writer % names.size()))))
                .toList());

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(FIT);
        assertThat(sumOfEventsMg(device)).isEqualTo(1_000);
    }

    @Test
    void hasADatabaseThatRefusesMoreMassThanWentIn() throws SQLException {
        UUID device = treatedDevice(Events.recorder());

        assertThatThrownBy(() -> update("UPDATE life SET recovered_mg = 1051 WHERE device_id = ?", device))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("life_recovers_no_more_than_went_in");
        assertThat(update("UPDATE life SET recovered_mg = 1050 WHERE device_id = ?", device))
                .isEqualTo(1);
        assertThat(update("UPDATE life SET recovered_mg = 0 WHERE device_id = ?", device))
                .isEqualTo(1);
    }

    private static UUID treatedDevice(TestOrganisation recycler) {
        return treatedDevice(recycler, Devices.known(Devices.serial()));
    }

    private static UUID treatedDevice(TestOrganisation recycler, JsonBody named) {
        JsonBody device =
                named.with("/category", Devices.LAPTOPS).with("/massMg", 1_000).with("/massBasis", "MEASURED");
        return Events.record(recycler, Events.recycling(device, "2024-05-01", "TREATED"));
    }

    private static JsonBody recoveryOf(UUID device) {
        return recoveryOf(Devices.of(device));
    }

    private static JsonBody recoveryOf(JsonBody device) {
        return Events.recovery(device, "2024-06-01", Events.output("COPPER", 100, "RECYCLED"));
    }

    private static JsonPath postBatch(TestOrganisation recycler, JsonBody event) {
        return Events.postArray(recycler, List.of(event))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private long recoveredMg(UUID device) throws SQLException {
        return number("SELECT recovered_mg FROM life WHERE device_id = ?", device);
    }

    private long sumOfEventsMg(UUID device) throws SQLException {
        return number("SELECT sum(mass_mg) FROM event WHERE type = 'MATERIAL_RECOVERY' AND device_id = ?", device);
    }

    private long number(String query, UUID device) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, device);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getLong(1);
            }
        }
    }

    private int update(String sql, UUID device) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, device);
            return statement.executeUpdate();
        }
    }
}
