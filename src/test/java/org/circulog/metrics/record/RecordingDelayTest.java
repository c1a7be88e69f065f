package org.circulog.metrics.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordingDelayTest {
    @Test
    void givesTheFewestDaysWithinWhichAShareWasRecorded() {
        RecordingDelay delay = RecordingDelay.of(new TreeMap<>(Map.of(0, 50L, 3, 44L, 10, 1L, 400, 5L)));

        assertThat(delay).isEqualTo(new RecordingDelay(0, 10));
    }

    @Test
    void countsTheEventInTheMiddleOfAnOddNumber() {
        assertThat(RecordingDelay.of(new TreeMap<>(Map.of(1, 1L, 2, 1L, 7, 1L))))
                .isEqualTo(new RecordingDelay(2, 7));
    }

    @Test
    void tellsNothingWithoutEvents() {
        assertThat(RecordingDelay.of(new TreeMap<>())).isEqualTo(new RecordingDelay(null, null));
    }
}
