package org.circulog.lot;

import static org.assertj.core.api.Assertions.assertThat;

import org.circulog.life.MassBasis;
import org.junit.jupiter.api.Test;

class LotBalanceTest {
    @Test
    void outputsMayComeToTwentyPercentMoreThanTheScaleShowed() {
        LotBalance full = LotBalance.ofWeighed(1_000).withOutput(1_200);

        assertThat(full.isLegal()).isTrue();
        assertThat(full.allowedMg()).isZero();
        assertThat(full.withOutput(1_201).isLegal()).isFalse();
    }

    @Test
    void aMassThatIsOnlyAnAverageMayBeExceededThreefold() {
        LotBalance average = LotBalance.ofListed(1_000, 1_000);
        LotBalance mixed = LotBalance.ofListed(1_000, 400);

        assertThat(average.basis()).isEqualTo(MassBasis.CATEGORY_DEFAULT);
        assertThat(average.outputLimitMg()).isEqualTo(3_000);
        assertThat(mixed.basis()).isEqualTo(MassBasis.DECLARED);
        assertThat(mixed.outputLimitMg()).isEqualTo(600 * 120 / 100 + 400 * 3);
    }

    @Test
    void whatMovedOnTakesItsShareOfTheLimitAlong() {
        LotBalance half = LotBalance.ofWeighed(1_000).withMoved(500);

        assertThat(half.outputLimitMg()).isEqualTo(600);
        assertThat(half.withOutput(601).isLegal()).isFalse();
        assertThat(half.withOutput(400).stockMg()).isEqualTo(100);
        assertThat(half.withMoved(1_001).isLegal()).isFalse();
    }

    @Test
    void closureCountsAllThatLeft() {
        LotBalance lot = LotBalance.ofWeighed(1_000).withOutput(500).withMoved(449);

        assertThat(lot.closure()).isEqualTo(0.949);
        assertThat(lot.closes()).isFalse();
        assertThat(lot.withMoved(450).closes()).isTrue();
        assertThat(lot.withMoved(550).closes()).isTrue();
        assertThat(lot.withMoved(551).closes()).isFalse();
        assertThat(lot.withMoved(551).gainMg()).isEqualTo(51);
        assertThat(lot.withMoved(551).stockMg()).isZero();
    }

    @Test
    void theLimitOfAThousandTonnesIsExact() {
        LotBalance large = LotBalance.ofWeighed(1_000_000_000_000L).withMoved(999_999_999_999L);

        assertThat(large.outputLimitMg()).isEqualTo(1);
    }
}
