package org.circulog.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.circulog.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            8e03978e-40d5-43dd,     8e03978e-40d5-43dd
            '"8e03978e-40d5-43dd"', 8e03978e-40d5-43dd
            !~,                     !~
            'a,b;c="d"',            'a,b;c="d"'
            '"a\\"b"',              'a"b'
            '"a\\\\b"',             'a\\b'
            a\\b,                   a\\b
            """)
    void isReadBareAndInQuotes(String header, String key) {
        assertThat(IdempotencyKey.in(List.of(header))).contains(new IdempotencyKey(key));
    }

    @Test
    void mayHave255CharactersWhicheverWayItIsWritten() {
        String longest = "k".repeat(255);

        assertThat(IdempotencyKey.in(List.of(longest))).contains(new IdempotencyKey(longest));
        assertThat(IdempotencyKey.in(List.of('"' + longest + '"'))).contains(new IdempotencyKey(longest));
        assertThat(IdempotencyKey.in(List.of('"' + "\\\\".repeat(255) + '"')))
                .contains(new IdempotencyKey("\\".repeat(255)));
        assertRefused("k".repeat(256));
        assertRefused('"' + "k".repeat(256) + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "\"a b\"",
                "\"\"",
                "\"",
                "\"a",
                "\"a\";b",
                "\"a\\b\"",
                "\"a\"b\"",
                "clé",
                "a\tb",
                "a\u0000"
            })
    void isRefusedIfItIsNotVisibleAscii(String header) {
        assertRefused(header);
    }

    @Test
    void isRefusedIfItIsGivenTwice() {
        assertThatThrownBy(() -> IdempotencyKey.in(List.of("a", "a"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void isNotRequired() {
        assertThat(IdempotencyKey.in(List.of())).isEmpty();
    }

    private static void assertRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.in(List.of(header)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("malformed-request"));
    }
}
