package org.circulog.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    private static final Clock STANDING = Clock.fixed(Instant.parse("2026-11-24T06:00:00.123Z"), ZoneOffset.UTC);

    @Test
    void startsWithTheTimeInMilliseconds() {
        UUID id = new UuidV7(STANDING).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(STANDING.millis());
    }

    @Test
    void growsWhileTheClockStandsStill() {
        UuidV7 ids = new UuidV7(STANDING);

        List<String> drawn =
                Stream.generate(ids::next).limit(10_000).map(UUID::toString).toList();

        assertThat(drawn).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void givesNoIdTwiceToThreadsThatAskTogether() {
        UuidV7 ids = new UuidV7(STANDING);

        List<Long> heads = IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(each -> ids.next().getMostSignificantBits())
                .toList();

        assertThat(heads).doesNotHaveDuplicates();
    }
}
