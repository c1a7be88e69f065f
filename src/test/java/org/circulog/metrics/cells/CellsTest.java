package org.circulog.metrics.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
    private static final int ADDITIONS = 2_000;

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 40", "0, 8000", "13500, 20700", "20000, 20010"})
    void countsAtEachValueWhateverTheOrder(int from, int to) {
        SplittableRandom random = new SplittableRandom(7);
        TreeMap<Integer, Long> expected = new TreeMap<>();
        Cells cells = new Cells();
        Cells others = new Cells();

        for (int addition = 0; addition < ADDITIONS; addition++) {
            int value = random.nextInt(from, to);
            long count = random.nextInt(-3, 9);
            expected.merge(value, count, Long::sum);
            (addition % 2 == 0 ? cells : others).add(Measure.LIVING, value, count);
        }
        cells.addAll(others);

        expected.values().removeIf(count -> count == 0);
        List<Map.Entry<Integer, Long>> found = new ArrayList<>();
        cells.forEach(Measure.LIVING, (value, count) -> found.add(Map.entry(value, count)));
        assertThat(found).containsExactlyElementsOf(expected.entrySet());
        assertThat(cells.total(Measure.LIVING))
                .isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
        assertThat(cells.limit(Measure.LIVING)).isGreaterThan(expected.lastKey());
        assertThat(cells.count(Measure.LIVING, expected.firstKey()))
                .isEqualTo(expected.firstEntry().getValue());
        assertThat(cells.count(Measure.LIVING, to)).isZero();
        assertThat(cells.count(Measure.ENTRY)).isZero();
    }
}
