package org.circulog.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApportionmentTest {
    private static final int ROUNDS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aTableHasExactlyTheSumsOfItsRowsAndColumns(long seed) {
        Random random = new Random(seed);

        for (int round = 0; round < ROUNDS; round++) {
            long[] rows = masses(random);
            long[] columns = withTotal(random, LongStream.of(rows).sum());

            long[][] table = Apportionment.table(rows, columns);

            for (int row = 0; row < rows.length; row++) {
                assertThat(LongStream.of(table[row]).min()).matches(least -> least.getAsLong() >= 0);
                assertThat(LongStream.of(table[row]).sum()).isEqualTo(rows[row]);
            }
            for (int column = 0; column < columns.length; column++) {
                int at = column;
                assertThat(Arrays.stream(table).mapToLong(row -> row[at]).sum()).isEqualTo(columns[column]);
            }
            assertThat(Apportionment.table(rows, columns)).isDeepEqualTo(table);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aCellIsNeverFurtherFromItsProportionThanTheRowsBeforeItMadeIt(long seed) {
        Random random = new Random(seed);

        for (int round = 0; round < ROUNDS; round++) {
            long[] rows = masses(random);
            long[] columns = withTotal(random, LongStream.of(rows).sum());
            long total = Math.max(1, LongStream.of(rows).sum());

            long[][] table = Apportionment.table(rows, columns);

            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < columns.length; column++) {
                    double exact = (double) rows[row] * columns[column] / total;
                    assertThat(Math.abs(table[row][column] - exact)).isLessThan(rows.length + 1 + exact * 1e-12);
                }
            }
        }
    }

    @Test
    void aTableOfThousandsOfTonnesIsExact() {
        long tonnes = 1_000_000_000_000_000L;

        long[][] table = Apportionment.table(new long[] {tonnes, 1}, new long[] {tonnes / 3, tonnes - tonnes / 3, 1});

        assertThat(LongStream.of(table[0]).sum()).isEqualTo(tonnes);
        assertThat(table[0][0] + table[1][0]).isEqualTo(tonnes / 3);
    }

    @Test
    void aTableNeedsEqualTotals() {
        assertThatThrownBy(() -> Apportionment.table(new long[] {1}, new long[] {2}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | 1 1 1   | 4 3 3",
                "3  | 5 5 5   | 1 1 1",
                "1  | 1 1     | 1 0",
                "7  | 0 3 0 4 | 0 3 0 4",
                "5  | 3 4     | 2 3",
                "0  | 0 0     | 0 0",
            })
    void partsGoByLargestRemainderAndThenByOrder(long total, String weights, String parts) {
        assertThat(Apportionment.inProportion(total, numbers(weights))).isEqualTo(numbers(parts));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesInARowAddUpToTheTotalAndAreWithinOneOfTheirProportion(long seed) {
        Random random = new Random(seed);

        for (int round = 0; round < ROUNDS; round++) {
            long[] weights = masses(random);
            weights[0] += 1;
            long total = random.nextLong(1_000_000_000_000_000L);
            BigInteger all = BigInteger.valueOf(LongStream.of(weights).sum());
            BigInteger before = BigInteger.ZERO;
            long sum = 0;
            for (long weight : weights) {
                BigInteger upTo = before.add(BigInteger.valueOf(weight));

                long share = Apportionment.share(total, before, upTo, all);

                double exact = (double) total * weight / all.doubleValue();
                assertThat(share).isNotNegative();
                assertThat(Math.abs(share - exact)).isLessThanOrEqualTo(1 + exact * 1e-12);
                sum += share;
                before = upTo;
            }
            assertThat(sum).isEqualTo(total);
        }
    }

    private static long[] masses(Random random) {
        long[] bounds = {2, 100, 1_000_000_000_000L, 100_000_000_000_000L};
        return IntStream.range(0, 1 + random.nextInt(8))
                .mapToLong(i -> random.nextInt(5) == 0 ? 0 : random.nextLong(bounds[random.nextInt(bounds.length)]))
                .toArray();
    }

    /** Random masses with a given total. */
    private static long[] withTotal(Random random, long total) {
        long[] masses = new long[1 + random.nextInt(8)];
        long left = total;
        for (int i = 0; i < masses.length - 1; i++) {
            masses[i] = left == 0 ? 0 : random.nextLong(left + 1);
            left -= masses[i];
        }
        masses[masses.length - 1] = left;
        return masses;
    }

    private static long[] numbers(String list) {
        return Arrays.stream(list.trim().split(" +")).mapToLong(Long::parseLong).toArray();
    }
}
