package org.circulog.recording;

import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A life that nobody can read any more, which a fault of ours or of a disk might leave behind. */
@ApiTest
class DamagedRecordTest {
    @Inject
    DataSource dataSource;

    private TestOrganisation recorder;
    private JsonBody damagedPhone;
    private UUID damagedId;

    @BeforeEach
    void givenADamagedLife() throws SQLException {
        recorder = Events.recorder();
        damagedPhone = Devices.phone();
        damagedId = Events.record(recorder, Events.sale(damagedPhone, "2020-01-01"));
        setUse("DAMAGED");
    }

    @AfterEach
    void mendIt() throws SQLException {
        setUse("FIRST_USE");
    }

    @Test
    void refusesItsEventsAndLeavesTheirNeighboursAlone() {
        JsonBody phone = Devices.phone();

        Events.postArray(
                        recorder,
                        List.of(
                                Events.sale(phone, "2020-01-01"),
                                Events.repair(damagedPhone, "2021-01-01", "FIXED"),
                                Events.repair(phone, "2021-01-01", "FIXED")))
                .then()
                .statusCode(200)
                .body("items.status", is(List.of("CREATED", "REJECTED", "CREATED")))
                .body("items[1].problem.type", is("/problems/internal-error"));
    }

    @Test
    void staysOutOfALotAndLeavesItsNeighboursAlone() {
        UUID lot = Lots.open(recorder);

        Lots.tryToAdd(recorder, lot, Devices.phone(), damagedPhone, Devices.phone())
                .then()
                .statusCode(200)
                .body("items.index", is(List.of(0, 1, 2)))
                .body("items.status", is(List.of("ADDED", "REJECTED", "ADDED")))
                .body("items[1].problem.type", is("/problems/internal-error"));
    }

    @Test
    void answersASingleEventWithAProblem() {
        Events.post(recorder, Events.repair(damagedPhone, "2021-01-01", "FIXED"))
                .then()
                .statusCode(500)
                .body("type", is("/problems/internal-error"));
    }

    private void setUse(String use) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE life SET use_state = ? WHERE device_id = ?")) {
            update.setString(1, use);
            update.setObject(2, damagedId);
            update.executeUpdate();
        }
    }
}
