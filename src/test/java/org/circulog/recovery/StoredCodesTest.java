package org.circulog.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.circulog.event.MaterialRecovery;
import org.circulog.life.ExitKind;
import org.circulog.life.FactKind;
import org.circulog.life.MassBasis;
import org.circulog.life.RepairBarrier;
import org.circulog.metrics.cells.Measure;
import org.circulog.time.Precision;
import org.junit.jupiter.api.Test;

/** Lines and rollups are stored with the places of these codes: who moves one changes what all stored ones mean. */
class StoredCodesTest {
    @Test
    void measuresKeepTheirPlaces() throws IOException {
        try (InputStream list = StoredCodesTest.class.getResourceAsStream("/recovery/measures.txt")) {
            List<String> places = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();

            assertThat(namesOf(Measure.values())).containsExactlyElementsOf(places);
        }
    }

    @Test
    void codesOfLinesKeepTheirPlaces() {
        assertThat(namesOf(FactKind.values()))
                .containsExactly(
                        "SALE",
                        "REPAIR_FIXED",
                        "REPAIR_REPAIRABLE",
                        "REPAIR_END_OF_LIFE",
                        "REPAIR_UNKNOWN",
                        "REUSE",
                        "COLLECTED",
                        "EXPORTED",
                        "LOST",
                        "STOLEN",
                        "TREATED",
                        "DISPOSED",
                        "MATERIAL_RECOVERY");
        assertThat(namesOf(RepairBarrier.values()))
                .containsExactly(
                        "SPARE_PARTS_NOT_AVAILABLE",
                        "SPARE_PARTS_TOO_EXPENSIVE",
                        "NO_WAY_TO_OPEN_PRODUCT",
                        "REPAIR_INFORMATION_NOT_AVAILABLE",
                        "LACK_OF_EQUIPMENT",
                        "ITEM_TOO_WORN_OUT");
        assertThat(namesOf(MassBasis.values())).containsExactly("CATEGORY_DEFAULT", "DECLARED", "MEASURED");
        assertThat(namesOf(Precision.values())).containsExactly("YEAR", "MONTH", "DAY", "INSTANT");
    }

    @Test
    void codesOfCountsKeepTheirPlaces() {
        assertThat(namesOf(ExitKind.values())).startsWith("TREATED", "DISPOSED", "EXPORTED", "LOST", "STOLEN");
        assertThat(namesOf(RecoveredFate.values())).containsExactly("RECYCLED", "ENERGY", "DISPOSED", "INTERMEDIATE");
        assertThat(namesOf(MaterialRecovery.Basis.values())).containsExactly("MEASURED", "ESTIMATED", "DECLARED");
        assertThat(namesOf(TreatmentKind.values())).containsExactly("RECYCLING", "ENERGY", "DISPOSAL", "PRELIMINARY");
    }

    private static List<String> namesOf(Enum<?>[] codes) {
        return Stream.of(codes).map(Enum::name).toList();
    }
}
