package org.circulog.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerKeyTest {
    private static final String SECRET = "A".repeat(43);

    @Test
    void readsBackTheKeyItDrew() {
        BearerKey key = BearerKey.random(new SecureRandom());

        assertThat(BearerKey.parse(key.text())).contains(key);
        assertThat(key.text()).matches("clg_[a-z2-7]{12}_[A-Za-z0-9_-]{43}");
        assertThat(key.isDemo()).isFalse();
    }

    @Test
    void neverDrawsTheIdOfADemoKey() {
        BearerKey key = BearerKey.random(new DemoFirst());

        assertThat(key.id()).isEqualTo("aaaaaaaaaaaa");
    }

    @Test
    void keepsTheSecretOutOfItsDescription() {
        BearerKey key = BearerKey.random(new SecureRandom());

        assertThat(key.toString()).contains(key.id()).doesNotContain(key.secret());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void readsTheDemoKeyOfEveryRole(Role role) {
        BearerKey key = DemoOrganisations.keyOf(role);

        assertThat(BearerKey.parse(key.text())).contains(key);
        assertThat(key.isDemo()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "clg_",
                "clg_abcdefghijkl",
                "clg_abcdefghijkl_AAAA",
                "clg_ABCDEFGHIJKL_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "clg_abcdefghijk1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "clg_abcdefghijkl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                "clg_abcdefghijkl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "xyz_abcdefghijkl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesWhatIsNotAKey(String text) {
        assertThat(BearerKey.parse(text)).isEmpty();
        assertThat(BearerKey.parse("clg_abcdefghijkl_" + SECRET)).isPresent();
    }

    /** Draws "demo", then the first letter for ever. */
    private static final class DemoFirst extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private static final String DRAWN = "demoaaaaaaaa";

        private int drawn;

        @Override
        public IntStream ints(long count, int from, int to) {
            return IntStream.range(0, (int) count).map(at -> draw());
        }

        private int draw() {
            return drawn < DRAWN.length() ? DRAWN.charAt(drawn++) - 'a' : 0;
        }
    }
}
