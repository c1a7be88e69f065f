package org.circulog.lifeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.circulog.life.FactKind;
import org.circulog.life.MassBasis;
import org.circulog.life.RepairBarrier;
import org.circulog.life.RepairJob;
import org.circulog.life.Step;
import org.circulog.time.Precision;
import org.junit.jupiter.api.Test;

class LifelineCodecTest {
    private static final Traits PHONE = new Traits("0306", "GH", "NL", "fairphone", "5 größe");

    @Test
    void readsWhatItWrote() {
        Lifeline line = new Lifeline(
                PHONE,
                Precision.MONTH,
                LocalDate.of(2019, 3, 16),
                160_000,
                MassBasis.MEASURED,
                new BigDecimal("12.5"),
                List.of(
                        step(FactKind.SALE, "2019-03-16"),
                        new Step(
                                FactKind.REPAIR_END_OF_LIFE,
                                LocalDate.parse("2022-02-28"),
                                0,
                                false,
                                new RepairJob(LocalDate.parse("2022-02-01"), RepairBarrier.ITEM_TOO_WORN_OUT)),
                        new Step(FactKind.REPAIR_FIXED, LocalDate.parse("2022-02-28"), 1, false, RepairJob.UNDESCRIBED),
                        new Step(
                                FactKind.REPAIR_UNKNOWN, LocalDate.parse("2022-03-01"), 0, true, RepairJob.UNDESCRIBED),
                        step(FactKind.TREATED, "2031-12-31")));

        byte[] stored = LifelineCodec.write(line);

        assertThat(LifelineCodec.read(stored)).isEqualTo(line);
        assertThat(stored).hasSizeLessThan(70);
    }

    @Test
    void readsALineOfWhichNearlyNothingIsKnown() {
        Lifeline line = new Lifeline(
                new Traits("0204", null, "GH", null, null),
                null,
                LocalDate.of(1969, 12, 31),
                1_000_000_000_000L,
                MassBasis.CATEGORY_DEFAULT,
                null,
                List.of());

        assertThat(LifelineCodec.read(LifelineCodec.write(line))).isEqualTo(line);
    }

    @Test
    void equalShareOfRecycledMaterialGivesEqualBytes() {
        assertThat(LifelineCodec.write(recycled("12.50"))).isEqualTo(LifelineCodec.write(recycled("12.5")));
    }

    @Test
    void refusesBytesThatEndTooEarlyOrHaveAnotherForm() {
        byte[] stored = LifelineCodec.write(recycled("1"));
        byte[] other = stored.clone();
        other[0] = 9;

        assertThatThrownBy(() -> LifelineCodec.read(Arrays.copyOf(stored, stored.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LifelineCodec.read(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsOnADay() {
        Lifeline line = recycled("1");

        assertThat(line.until(LocalDate.parse("2020-01-02")).steps())
                .containsExactly(step(FactKind.SALE, "2020-01-02"));
        assertThat(line.until(LocalDate.parse("2020-01-01")).steps()).isEmpty();
        assertThat(line.until(LocalDate.parse("2021-01-01"))).isSameAs(line);
    }

    private static Lifeline recycled(String percent) {
        return new Lifeline(
                PHONE,
                Precision.DAY,
                LocalDate.of(2020, 1, 2),
                1,
                MassBasis.DECLARED,
                new BigDecimal(percent),
                List.of(step(FactKind.SALE, "2020-01-02"), step(FactKind.REUSE, "2020-01-03")));
    }

    private static Step step(FactKind kind, String day) {
        return new Step(kind, LocalDate.parse(day), 0, false, RepairJob.UNDESCRIBED);
    }
}
