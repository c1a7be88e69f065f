package org.circulog.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.lot.LotFlow;
import org.circulog.recovery.Manifest.Part;
import org.junit.jupiter.api.Test;

class LotCompositionsTest {
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final UUID third = UUID.randomUUID();

    @Test
    void whatCameOutOfALotThatWasTakenApartIsOfItsMix() {
        Manifest known = new Manifest(List.of(part("0303", 2_000, null)), List.of(part("0306", 1_001, null)));
        Manifest unknown = new Manifest(List.of(), List.of(part(null, 301, first), part("0201", 10, null)));

        Manifest complete = new LotCompositions(Map.of(first, known, second, unknown), List.of()).of(second);

        assertThat(complete.lines())
                .containsExactly(part("0303", 201, first), part("0306", 100, first), part("0201", 10, null));
    }

    @Test
    void aLotWithoutAnyManifestIsOfTheMixOfAllThatCameIntoIt() {
        Manifest known = new Manifest(List.of(), List.of(part("0306", 5, null)));
        LotFlow split = new LotFlow(second, 1, first, LotFlow.Kind.SPLIT, 0, 40, UUID.randomUUID(), Instant.EPOCH);
        LotFlow again = new LotFlow(third, 1, second, LotFlow.Kind.SPLIT, 0, 7, UUID.randomUUID(), Instant.EPOCH);
        Manifest none = new Manifest(List.of(), List.of());

        LotCompositions compositions =
                new LotCompositions(Map.of(first, known, second, none, third, none), List.of(split, again));

        assertThat(compositions.of(third).lines()).containsExactly(part("0306", 7, second));
    }

    private static Part part(String category, long massMg, UUID fromLot) {
        return new Part(null, category, null, massMg, fromLot);
    }
}
