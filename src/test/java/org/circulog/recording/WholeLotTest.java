package org.circulog.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circulog.testing.Corrections.because;
import static org.circulog.testing.Corrections.replacedBy;
import static org.circulog.testing.Corrections.voidEvent;
import static org.circulog.testing.Events.lotTreatment;
import static org.circulog.testing.Events.post;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Lots;
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
    void tenThousandDevicesFromAFileAreTreatedAndUntreatedAtOnce() throws SQLException {
        String file = Stream.generate(Devices::phone)
                .limit(10_000)
                .map(JsonBody::toString)
                .collect(Collectors.joining("\n"));
        UUID lot = Lots.open(recycler);
        Lots.addFile(recycler, lot, "application/x-ndjson", file).then().body("added", is(10_000));
        Lots.addFile(recycler, lot, "application/x-ndjson", file).then().body("alreadyIn", is(10_000));
        Lots.close(recycler, lot);
        Lots.manifest(recycler, lot).then().body("devices", hasSize(10_000));
        JsonBody treatment = lotTreatment(lot, "2024-05-02");
        post(recycler, treatment).then().statusCode(201);
        List<String> treated = stagesIn(lot);

        JsonBody right = lotTreatment(lot, "2024-05-03");
        voidEvent(recycler, treatment.id(), replacedBy(right)).then().statusCode(200);
        List<String> replaced = stagesIn(lot);
        voidEvent(recycler, right.id(), because("DID_NOT_OCCUR")).then().statusCode(200);

        assertThat(treated).containsExactly("TREATED 2024-05-02 10000");
        assertThat(replaced).containsExactly("TREATED 2024-05-03 10000");
        assertThat(stagesIn(lot)).containsExactly("IN_USE - 10000");
    }

    private List<String> stagesIn(UUID lot) throws SQLException {
        return lots.query("""
                SELECT stage || ' ' || coalesce(treated_day::text, '-') || ' ' || count(*)
                FROM life WHERE lot_id = ? GROUP BY stage, treated_day
                """, lot);
    }
}
