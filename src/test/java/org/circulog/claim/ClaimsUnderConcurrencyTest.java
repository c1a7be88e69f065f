package org.circulog.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Claims;
import org.circulog.testing.Corrections;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Parallel;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 1,050 mg of copper, claimed 100 at a time. */
@ApiTest
class ClaimsUnderConcurrencyTest {
    private static final int CLAIMANTS = 32;
    private static final int RECOVERED_MG = 1_050;
    private static final int FIT = 10;

    /** Fewer than there are connections, and for less time than a lock is waited for. */
    private static final int MEETING = 8;

    private static final Duration LONGEST_WAIT = Duration.ofMillis(1_500);

    @Inject
    DataSource dataSource;

    private TestOrganisation recycler;
    private UUID device;

    @BeforeEach
    void givenRecoveredCopper() {
        recycler = TestKeys.organisation(Role.RECYCLER);
        device = Claims.recovered(recycler, RECOVERED_MG);
    }

    @Test
    void letsParallelClaimantsHaveExactlyWhatFits() throws SQLException {
        List<Callable<Response>> claimants = Stream.<Callable<Response>>generate(
                        () -> () -> Claims.reserve(recycler, Claims.onDevice(device, 100)))
                .limit(CLAIMANTS)
                .toList();

        List<Response> answers = meeting(claimants);

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(FIT);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> answer.then()
                        .statusCode(409)
                        .body("type", is("/problems/claim-exceeded"))
                        .body("claimableMg", is(50)));
        assertThat(claimedMg()).isEqualTo(FIT * 100).isEqualTo(sumOfClaimsMg());
    }

    @Test
    void letsOneOfParallelClaimantsHaveACertificate() throws SQLException {
        String reference = "T-" + UUID.randomUUID();
        List<TestOrganisation> others = IntStream.range(0, 3)
                .mapToObj(other -> TestKeys.organisation(Role.RECYCLER))
                .toList();
        List<Callable<Response>> claimants = others.stream()
                .flatMap(other -> {
                    UUID theirs = Claims.recovered(other, 500);
                    return Stream.generate(() -> claimant(other, theirs, reference))
                            .limit(CLAIMANTS / 4);
                })
                .toList();
        List<Callable<Response>> all = Stream.concat(
                        claimants.stream(),
                        Stream.generate(() -> claimant(recycler, device, reference))
                                .limit(CLAIMANTS / 4))
                .toList();

        List<Response> answers = Parallel.run(all);

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> answer.then().statusCode(409).body("type", is("/problems/certificate-used")));
    }

    private static Callable<Response> claimant(TestOrganisation who, UUID device, String reference) {
        return () -> Claims.reserve(who, Claims.onDevice(device, 1).with("/certificate/reference", reference));
    }

    @Test
    void givesTheMassOfAClaimBackOnce() throws SQLException {
        UUID claim = Claims.reserved(recycler, Claims.onDevice(device, 100));
        Claims.reserved(recycler, Claims.onDevice(device, 50));

        List<Response> answers = Parallel.run(CLAIMANTS, () -> Claims.cancel(recycler, claim));

        assertThat(answers).allSatisfy(answer -> answer.then().statusCode(200).body("state", is("CANCELLED")));
        assertThat(claimedMg()).isEqualTo(50).isEqualTo(sumOfClaimsMg());
    }

    @Test
    void neverLeavesAClaimOnARecoveryThatWasVoidedMeanwhile() throws SQLException {
        JsonBody more = Events.recovery(Devices.of(device), "2024-05-03", Events.output("COPPER", 950, "RECYCLED"));
        Events.record(recycler, more);
        List<Callable<Response>> calls = Stream.concat(
                        Stream.<Callable<Response>>generate(
                                        () -> () -> Claims.reserve(recycler, Claims.onDevice(device, 100)))
                                .limit(CLAIMANTS - 1),
                        Stream.<Callable<Response>>of(
                                () -> Corrections.voidEvent(recycler, more.id(), Corrections.because("DID_NOT_OCCUR"))))
                .toList();

        List<Response> answers = meeting(calls);

        boolean voided = answers.get(CLAIMANTS - 1).statusCode() == 200;
        assertThat(claimedMg())
                .isEqualTo(sumOfClaimsMg())
                .isLessThanOrEqualTo(voided ? RECOVERED_MG : RECOVERED_MG + 950);
    }

    @Test
    void hasADatabaseThatRefusesToClaimMoreThanWasRecovered() throws SQLException {
        assertThatThrownBy(() -> setClaimed(RECOVERED_MG + 1))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("recovered_is_claimed_once");
        assertThatThrownBy(() -> setClaimed(-1))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("recovered_is_claimed_once");
        assertThat(setClaimed(RECOVERED_MG)).isEqualTo(1);
        assertThat(setClaimed(0)).isEqualTo(1);
    }

    /** Runs the calls so that many of them are within their transactions at the same time, whatever they hold by then. */
    private List<Response> meeting(List<Callable<Response>> calls) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("SELECT FROM recovered WHERE subject_id = ? FOR UPDATE")) {
            connection.setAutoCommit(false);
            lock.setObject(1, device);
            lock.execute();
            CompletableFuture<List<Response>> answers = CompletableFuture.supplyAsync(() -> Parallel.run(calls));
            Instant deadline = Instant.now().plus(LONGEST_WAIT);
            while (waiting() < MEETING && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }
            connection.commit();
            return answers.join();
        }
    }

    private long waiting() throws SQLException {
        return number("""
                SELECT count(*) FROM pg_stat_activity
                WHERE ?::uuid IS NOT NULL AND datname = current_database() AND wait_event_type = 'Lock'
                """);
    }

    private int setClaimed(long massMg) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE recovered SET claimed_mg = ? WHERE subject_id = ?")) {
            statement.setLong(1, massMg);
            statement.setObject(2, device);
            return statement.executeUpdate();
        }
    }

    private long claimedMg() throws SQLException {
        return number("SELECT claimed_mg FROM recovered WHERE subject_id = ?");
    }

    private long sumOfClaimsMg() throws SQLException {
        return number("SELECT coalesce(sum(mass_mg), 0) FROM claim WHERE device_id = ? AND state <> 'CANCELLED'");
    }

    private long number(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, device);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getLong(1);
            }
        }
    }
}
