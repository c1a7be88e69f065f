package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.testing.Corrections.because;
import static org.circulog.testing.Corrections.replacedBy;
import static org.circulog.testing.Corrections.voidEvent;
import static org.circulog.testing.Events.lotTreatment;
import static org.circulog.testing.Events.post;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Apart from the other tests of lots: what recomputes all lives should not have to do so with ten thousand more. */
@ApiTest
class WholeLotTest {
    @Inject
    DataSource dataSource;

    private LotStock lots;
    private TestOrganisation recycler;

    @BeforeEach
    void givenARecycler() {
        lots = new LotStock(dataSource);
        recycler = Events.recorder();
    }

    @Test
    void tenThousandDevicesAreTreatedAndUntreatedAtOnce() throws SQLException {
        List<JsonBody> phones = Stream.generate(() -> Events.recycling(Devices.phone(), "2024-03-01", "COLLECTED"))
                .limit(10_000)
                .toList();
        Events.postLines(recycler, phones).then().statusCode(200);
        List<UUID> devices =
                lots.query("SELECT DISTINCT device_id FROM event WHERE organisation_id = ?", recycler.id()).stream()
                        .map(UUID::fromString)
                        .toList();
        UUID lot = lots.closed(recycler, 1_000_000, devices.toArray(UUID[]::new));
        JsonBody treatment = lotTreatment(lot, "2024-05-02");
        post(recycler, treatment).then().statusCode(201);
        List<String> treated = stagesIn(lot);

        JsonBody right = lotTreatment(lot, "2024-05-03");
        voidEvent(recycler, treatment.id(), replacedBy(right)).then().statusCode(200);
        List<String> replaced = stagesIn(lot);
        voidEvent(recycler, right.id(), because("DID_NOT_OCCUR")).then().statusCode(200);

        assertThat(devices).hasSize(10_000);
        assertThat(treated).containsExactly("TREATED 2024-05-02 10000");
        assertThat(replaced).containsExactly("TREATED 2024-05-03 10000");
        assertThat(stagesIn(lot)).containsExactly("COLLECTED - 10000");
    }

    private List<String> stagesIn(UUID lot) throws SQLException {
        return lots.query("""
                SELECT stage || ' ' || coalesce(treated_day::text, '-') || ' ' || count(*)
                FROM life WHERE lot_id = ? GROUP BY stage, treated_day
                """, lot);
    }
}
