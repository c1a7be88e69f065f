package org.circulog.metrics.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IdentifiedShareTest {
    @Test
    void aShareOfASampleHasAnInterval() {
        IdentifiedShare share = IdentifiedShare.of(8, 6, 4);

        assertThat(share.share()).isEqualTo(0.75);
        assertThat(share.lower()).isCloseTo(0.40927543031, within(1e-9));
        assertThat(share.upper()).isCloseTo(0.928520787248, within(1e-9));
        assertThat(share.fromSample()).isTrue();
        assertThat(share.samplingFactor()).isEqualTo(4);
    }

    @Test
    void aShareOfAllIsNoEstimate() {
        assertThat(IdentifiedShare.of(8, 6, 1)).isEqualTo(new IdentifiedShare(8L, 6L, 0.75, null, null, false, 1L));
    }

    @Test
    void ofNothingThereIsNoShare() {
        assertThat(IdentifiedShare.of(0, 0, 2)).isEqualTo(new IdentifiedShare(0L, 0L, null, null, null, true, 2L));
    }
}
