package org.circulog.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.circulog.CirculogConfig;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] TEXT = "{\"key\":\"clg_…\"}".getBytes(StandardCharsets.UTF_8);

    private final Seal seal = sealOf("a pepper");

    @Test
    void opensWhatItClosedAlsoAfterARestart() {
        assertThat(sealOf("a pepper").open(seal.close(TEXT, "here"), "here")).isEqualTo(TEXT);
    }

    @Test
    void neverClosesTheSameWayTwice() {
        assertThat(seal.close(TEXT, "here")).isNotEqualTo(seal.close(TEXT, "here"));
    }

    @Test
    void showsNothingOfTheText() {
        assertThat(new String(seal.close(TEXT, "here"), StandardCharsets.ISO_8859_1))
                .doesNotContain("clg_");
    }

    @Test
    void doesNotOpenWhatWasMovedOrChangedOrClosedUnderAnotherPepper() {
        byte[] closed = seal.close(TEXT, "here");
        byte[] changed = closed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> seal.open(closed, "there")).hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> seal.open(changed, "here")).hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> sealOf("another").open(closed, "here")).hasMessageContaining("CIRCULOG_KEY_PEPPER");
    }

    private static Seal sealOf(String pepper) {
        return new Seal(new SmallRyeConfigBuilder()
                .withMapping(CirculogConfig.class)
                .withDefaultValues(Map.of("circulog.key-pepper", pepper, "user.home", "."))
                .build()
                .getConfigMapping(CirculogConfig.class));
    }
}
