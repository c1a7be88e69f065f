package org.circulog.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers: the worked examples of 3GPP TS 23.003 and Wikipedia, and two with computed check digits. */
class ImeiIdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "490154203237518, 490154203237518",
        "356938035643809, 356938035643809",
        "351756051523001, 351756051523001",
        "868910023530109, 868910023530109",
        "49-015420-323751-8, 490154203237518",
        "49 015420 323751 8, 490154203237518",
        "49\u2011015420\u2013323751\u22128, 490154203237518",
        "４９０１５４２０３２３７５１８, 490154203237518",
        "49\u00A0015420\u3000323751\u20098, 490154203237518",
    })
    void readsAnImei(String given, String expected) {
        assertThat(normalForm(given)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "49015420323751, 490154203237518",
        "35693803564380, 356938035643809",
        "35175605152300, 351756051523001",
        "86891002353010, 868910023530109"
    })
    void completesFourteenDigitsWithTheCheckDigit(String body, String expected) {
        assertThat(normalForm(body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3569380356438091", "3569380356438001", "35-693803-564380-99"})
    void readsAnImeisvAsTheImeiOfTheSameDevice(String given) {
        assertThat(normalForm(given)).isEqualTo("356938035643809");
    }

    @ParameterizedTest
    @CsvSource({
        "490154203237517, check-digit",
        "000000000000000, all-zeros",
        "00000000000000, all-zeros",
        "0000000000000001, all-zeros",
        "11111111111111, placeholder",
        "9999999999999999, placeholder",
        "4901542032375, length",
        "49015420323751801, length",
        "49015420323751X, characters",
        "49.015420.323751.8, characters",
        "٤٩٠١٥٤٢٠٣٢٣٧٥١٨, characters",
        "49015420323751\u2078, characters",
        "490154203\u200B237518, characters",
        "--, characters",
    })
    void refusesWhatIsNoImei(String given, String code) {
        InvalidIdentifierException refusal =
                catchThrowableOfType(InvalidIdentifierException.class, () -> normalForm(given));

        assertThat(refusal.field()).isEqualTo("value");
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessageNotContaining(given);
    }

    @Test
    void noticesEveryWrongDigit() {
        Random random = new Random(20260301);
        for (int i = 0; i < 200; i++) {
            String imei = normalForm(body(random));
            for (int place = 0; place < imei.length(); place++) {
                int wrong = (imei.charAt(place) - '0' + 1 + random.nextInt(9)) % 10;
                String mistyped = imei.substring(0, place) + wrong + imei.substring(place + 1);

                InvalidIdentifierException refusal =
                        catchThrowableOfType(InvalidIdentifierException.class, () -> normalForm(mistyped));

                assertThat(refusal).as(mistyped).isNotNull();
                assertThat(refusal.code()).isEqualTo("check-digit");
            }
        }
    }

    private static String body(Random random) {
        return "35" + String.format("%012d", random.nextLong(1_000_000_000_000L));
    }

    private static String normalForm(String value) {
        return new Identifier(IdentifierScheme.IMEI, value, null)
                .normalise(null)
                .value();
    }
}
