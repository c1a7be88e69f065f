package org.circulog.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HexFormat;
import java.util.Map;
import org.circulog.CirculogConfig;
import org.junit.jupiter.api.Test;

class PepperTest {
    private static final BearerKey KEY = new BearerKey("abcdefghijkl", "s".repeat(43));

    @Test
    void hashesWithHmacSha256() {
        Pepper pepper = new Pepper(config(Map.of("circulog.key-pepper", "salt-and-pepper")));

        SecretHash hash = pepper.hash(KEY);

        // printf 's%.0s' {1..43} | openssl dgst -sha256 -hmac salt-and-pepper
        assertThat(hash)
                .isEqualTo(new SecretHash(
                        HexFormat.of().parseHex("75453becc6fc496703748abe5b7be8cced1fbee81b8065e7d8521a1d5f20cb46")));
    }

    @Test
    void hashesDifferentlyWithAnotherPepper() {
        Pepper one = new Pepper(config(Map.of("circulog.key-pepper", "one")));
        Pepper other = new Pepper(config(Map.of("circulog.key-pepper", "other")));

        assertThat(one.hash(KEY)).isNotEqualTo(other.hash(KEY));
    }

    @Test
    void refusesToStartWithoutAPepper() {
        CirculogConfig config = config(Map.of());

        assertThatThrownBy(() -> new Pepper(config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CIRCULOG_KEY_PEPPER");
    }

    private static CirculogConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(CirculogConfig.class);
        settings.forEach(builder::withDefaultValue);
        return builder.withDefaultValue("user.home", "home").build().getConfigMapping(CirculogConfig.class);
    }
}
