package org.circulog.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys: examples of GS1's Tag Data Standard and of the README and tests of two Digital Link parsers
 * (gs1-digital-link-uri-simple-parser and digital-link.js by evrythng).
 */
class Gs1IdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "4006381333931, 04006381333931",
        "9780345418913, 09780345418913",
        "40170725, 00000040170725",
        "012345678905, 00012345678905",
        "0123456789050, 00123456789050",
        "09520123456788, 09520123456788",
        "80614141123458, 80614141123458",
        "10614141123459, 10614141123459",
        "01234567890128, 01234567890128"
    })
    void padsAGtinToFourteenDigits(String gtin, String padded) {
        String expected = "(01)" + padded + "(21)Ab-1";

        assertThat(sgtin("(01)" + gtin + "(21)Ab-1")).isEqualTo(expected);
        assertThat(sgtin("https://id.gs1.org/01/" + gtin + "/21/Ab-1")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "123456789000", "1234567890123", "09520123456787"})
    void refusesAGtinWithAWrongCheckDigit(String gtin) {
        assertRefused(IdentifierScheme.SGTIN, "(01)" + gtin + "(21)1", "check-digit");
        assertRefused(IdentifierScheme.SGTIN, "https://example.com/01/" + gtin + "/21/1", "check-digit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    (01)80614141123458(21)6789                                              | (01)80614141123458(21)6789
                    ' (01) 80614141 123458 (21) 6789 '                                      | (01)80614141123458(21)6789
                    0180614141123458216789                                                  | (01)80614141123458(21)6789
                    （０１）８０６１４１４１１２３４５８（２１）６７８９                       | (01)80614141123458(21)6789
                    https://id.gs1.org/01/80614141123458/21/6789                            | (01)80614141123458(21)6789
                    HTTP://ID.GS1.ORG/01/80614141123458/21/6789/#top                        | (01)80614141123458(21)6789
                    urn:epc:id:sgtin:0614141.812345.6789                                    | (01)80614141123458(21)6789
                    URN:EPC:ID:SGTIN:0614141.812345.6789                                    | (01)80614141123458(21)6789
                    urn:epc:tag:sgtin-96:3.0614141.812345.6789                              | (01)80614141123458(21)6789
                    urn:epc:id:sgtin:0614141.112345.400                                     | (01)10614141123459(21)400
                    https://id.gs1.org/01/10614141123459/21/400                             | (01)10614141123459(21)400
                    urn:epc:id:sgtin:4012345.011122.25                                      | (01)04012345111224(21)25
                    https://id.gs1.org/01/04012345111224/21/25                              | (01)04012345111224(21)25
                    https://id.gs1.org/01/09520123456788/10/ABC%2F123/21/12345?17=180426    | (01)09520123456788(21)12345
                    https://example.com/some/other/path/info/01/01234567890128/21/12345     | (01)01234567890128(21)12345
                    https://example.com/01/2/01/01234567890128/21/12345                     | (01)01234567890128(21)12345
                    https://gs1.evrythng.com/01/9780345418913/10/38737643/21/58943?15=230911 | (01)09780345418913(21)58943
                    https://example.com:8443/01/09520123456788/22/2A/10/21/21/a%2Fb+%25c    | (01)09520123456788(21)a/b+%c
                    urn:epc:tag:sgtin-198:0.0614141.812345.a%2Fb%25                         | (01)80614141123458(21)a/b%
                    """)
    void readsEveryFormOfAnSgtin(String given, String expected) {
        assertThat(sgtin(given)).isEqualTo(expected);
    }

    @Test
    void keepsCaseAndDashesOfAGs1Serial() {
        String lower = sgtin("(01)09520123456788(21)ab-1");
        String upper = sgtin("(01)09520123456788(21)AB-1");
        String dashless = sgtin("(01)09520123456788(21)ab1");

        assertThat(lower).isNotEqualTo(upper).isNotEqualTo(dashless);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    (01)09520123456788                               | serial-required
                    (01)09520123456788(21)                           | serial-required
                    https://id.gs1.org/01/09520123456788             | serial-required
                    https://id.gs1.org/01/09520123456788/10/LOT      | serial-required
                    urn:epc:id:sgtin:0614141.812345.                 | serial-required
                    4006381333931                                    | form
                    0109520123456788                                 | form
                    (01)095201234567(10)LOT(21)1                     | form
                    (01)952012345678(21)1                            | check-digit
                    (01)123456789(21)1                               | form
                    (01)00000000000000(21)1                          | all-zeros
                    (01)09520123456788(21)12345(17)251231            | form
                    https://id.gs1.org/01/09520123456788/21/1(17)2   | form
                    https://id.gs1.org/01/09520123456788/21/1/10/LOT | form
                    https://id.gs1.org/01/09520123456788/21/1%2      | form
                    https://id.gs1.org/00/106141412345678908         | form
                    https:///01/09520123456788/21/1                  | form
                    ftp://id.gs1.org/01/09520123456788/21/1          | form
                    urn:epc:id:sgtin:0614141.812345                  | form
                    urn:epc:id:sgtin:0614141.81234.1                 | form
                    urn:epc:id:sgtin:06141.81234567.1                | form
                    urn:epc:idpat:sgtin:0614141.812345.*             | form
                    urn:epc:tag:sgtin-170:3.0614141.812345.6789      | form
                    urn:epc:id:sscc:0614141.1234567890               | form
                    (8003)00614141123452400                          | form
                    (01)09520123456788(21)123456789012345678901      | length
                    (01)09520123456788(21)a#b                        | characters
                    (01)09520123456788(21)a[b                        | characters
                    (01)09520123456788(21)Ñ                          | characters
                    https://id.gs1.org/01/09520123456788/21/%D0%90   | characters
                    https://id.gs1.org/01/09520123456788/21/a%20b    | characters
                    https://id.gs1.org/01/09520123456788/21/a%00b    | characters
                    (01)09520123456788(21)unknown                    | placeholder
                    (01)09520123456788(21)N/A                        | placeholder
                    """)
    void refusesWhatIsNoSgtin(String given, String code) {
        assertRefused(IdentifierScheme.SGTIN, given, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1111", "12345678", "!\"%&'()*+,-./:;<=>?Z", "AZ_az", "12345678901234567890"})
    void acceptsTheSerialsThatTheCharacterSetAllows(String serial) {
        String form = "(01)09520123456788(21)" + serial;

        assertThat(sgtin(form)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "00614141123452400",
        "0061414112345 2400",
        "(8003)00614141123452400",
        "(8003) 0 0614141 12345 2 400",
        "800300614141123452400",
        "https://id.gs1.org/8003/00614141123452400",
        "https://example.com/assets/8003/00614141123452400?linkType=gs1:pip",
        "urn:epc:id:grai:0614141.12345.400",
        "urn:epc:tag:grai-170:0.0614141.12345.400",
    })
    void readsEveryFormOfAGrai(String given) {
        assertThat(normalForm(IdentifierScheme.GRAI, given)).isEqualTo("(8003)00614141123452400");
    }

    @Test
    void readsAGraiOfACompanyPrefixThatLeavesNoRoomForAType() {
        assertThat(normalForm(IdentifierScheme.GRAI, "urn:epc:id:grai:061414112345..a%2Fb"))
                .isEqualTo("(8003)00614141123452a/b");
    }

    @ParameterizedTest
    @CsvSource({
        "00614141123452, serial-required",
        "https://id.gs1.org/8003/00614141123452, serial-required",
        "urn:epc:id:grai:0614141.12345., serial-required",
        "00614141123453400, check-digit",
        "10614141123452400, form",
        "0061414112345, form",
        "00000000000000400, all-zeros",
        "0061414112345212345678901234567, length",
        "0061414112345240^, characters",
        "00614141123452none, placeholder",
        "urn:epc:id:grai:0614141.1234.400, form",
        "urn:epc:id:giai:0614141.12345400, form",
    })
    void refusesWhatIsNoGrai(String given, String code) {
        assertRefused(IdentifierScheme.GRAI, given, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "061414112345400",
                "(8004)061414112345400",
                "(8004) 0614141 12345400",
                "https://id.gs1.org/8004/061414112345400",
                "urn:epc:id:giai:0614141.12345400",
                "urn:epc:tag:giai-96:0.0614141.12345400",
                "urn:epc:tag:giai-202:0.0614141.12345400"
            })
    void readsEveryFormOfAGiai(String given) {
        assertThat(normalForm(IdentifierScheme.GIAI, given)).isEqualTo("(8004)061414112345400");
    }

    @Test
    void takesUnbracketed8004ForAnItalianCompanyPrefix() {
        assertThat(normalForm(IdentifierScheme.GIAI, "8004123ab-C")).isEqualTo("(8004)8004123ab-C");
    }

    @ParameterizedTest
    @CsvSource({
        "ABC123, prefix",
        "123, prefix",
        "1234, prefix",
        "(8003)00614141123452400, prefix",
        "https://id.gs1.org/01/09520123456788/21/6789, prefix",
        "000000000000, all-zeros",
        "0614141123456789012345678901234, length",
        "0614141É, characters",
        "0614141(21)5, form",
    })
    void refusesWhatIsNoGiai(String given, String code) {
        assertRefused(IdentifierScheme.GIAI, given, code);
    }

    @ParameterizedTest
    @EnumSource(names = {"SGTIN", "GRAI"})
    void noticesEveryWrongDigit(IdentifierScheme scheme) {
        Random random = new Random(20260302);
        for (int i = 0; i < 200; i++) {
            String body = "4" + String.format("%011d", random.nextLong(100_000_000_000L));
            String key = body + Gs1.checkDigit(body);
            for (int place = 0; place < key.length(); place++) {
                int wrong = (key.charAt(place) - '0' + 1 + random.nextInt(9)) % 10;
                String mistyped = key.substring(0, place) + wrong + key.substring(place + 1);

                assertThat(normalForm(scheme, elementString(scheme, key))).contains(key);
                assertRefused(scheme, elementString(scheme, mistyped), "check-digit");
            }
        }
    }

    private static String elementString(IdentifierScheme scheme, String key) {
        return scheme == IdentifierScheme.GRAI ? "(8003)0" + key + "77" : "(01)0" + key + "(21)77";
    }

    private static void assertRefused(IdentifierScheme scheme, String given, String code) {
        InvalidIdentifierException refusal =
                catchThrowableOfType(InvalidIdentifierException.class, () -> normalForm(scheme, given));

        assertThat(refusal).as(given).isNotNull();
        assertThat(refusal.field()).isEqualTo("value");
        assertThat(refusal.code()).as(given).isEqualTo(code);
        assertThat(refusal).hasMessageNotContaining(given);
    }

    private static String sgtin(String value) {
        return normalForm(IdentifierScheme.SGTIN, value);
    }

    private static String normalForm(IdentifierScheme scheme, String value) {
        return new Identifier(scheme, value, null).normalise(null).value();
    }
}
