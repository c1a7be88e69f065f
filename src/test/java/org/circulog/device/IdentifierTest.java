package org.circulog.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
    private static final String SHOP = "0190163d-8694-739b-aea5-966c26f8ad91";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C02-XK1AB/JG.5",
                "c02xk1ab/jg.5",
                " C02 XK1AB/JG.5 ",
                "Ｃ０２－ＸＫ１ＡＢ／ＪＧ．５",
                "C02\u2010XK1AB/JG.5",
                "C02\u2011XK1AB/JG.5",
                "C02\u2013XK1AB/JG.5",
                "C02\u2014XK1AB/JG.5",
                "C02\u2212XK1AB/JG.5",
                "C02\uFE63XK1AB/JG.5",
                "C02\u00A0XK1AB\u3000/JG.5\u2009",
            })
    void readsEverySpellingOfASerialNumberAsOne(String given) {
        assertThat(serial(given, "Apple").value()).isEqualTo("C02XK1AB/JG.5");
        assertThat(tag(given, SHOP).value()).isEqualTo("C02XK1AB/JG.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "АB12", // Cyrillic A
                "ΑB12", // Greek Alpha
                "ÁB12",
                "A\u0301B12",
                "A\u200BB12",
                "A\uFEFFB12",
                "A\u00ADB12",
                "\u202EAB12",
                "A\u2066B12",
                "A\tB12",
                "AB12\n",
                "A\u0000B12",
                "A\u007FB12",
                "AB1\u00B2",
                "AB1\u2461",
                "\uD835\uDC00B12",
                "AB12\uD83D\uDE00",
                "A\uD800B12",
                "AB1\u0662",
                "\u0131B12",
                "A\u30FCB12",
            })
    void refusesLookAlikesAndInvisibleCharacters(String given) {
        InvalidIdentifierException inSerial = refusal(IdentifierScheme.SERIAL, given, "Apple");
        InvalidIdentifierException inTag = refusal(IdentifierScheme.ASSET_TAG, given, null);

        assertThat(inSerial.field()).isEqualTo("value");
        assertThat(inSerial.code()).isEqualTo("characters");
        assertThat(inTag.code()).isEqualTo("characters");
        assertThat(serial("AB12", "Apple").value()).isEqualTo("AB12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To be filled by O.E.M.",
                "To Be Filled By OEM",
                "Default string",
                "System Serial Number",
                "Chassis Serial Number",
                "Serial-Number",
                "Not Specified",
                "Not Available",
                "N/A",
                "n.a.",
                "NA",
                "None",
                "<none>",
                "(null)",
                "unknown",
                "ｕｎｋｎｏｗｎ",
                "Empty",
                "Test",
                "xxx",
                "XXXXXXX",
                "0",
                "0000-0000",
                "123456789",
                "1234567890",
                "0123456789",
                "9876543210",
                "/",
                "---",
                "???",
            })
    void refusesPlaceholders(String given) {
        assertThat(refusal(IdentifierScheme.SERIAL, given, "Lenovo").code()).isEqualTo("placeholder");
        assertThat(refusal(IdentifierScheme.ASSET_TAG, given, null).code()).isEqualTo("placeholder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1111", "A", "aa", "1 1 1 1 1 1 1"})
    void refusesOneRepeatedCharacterAsSerialNumberButNotAsTag(String given) {
        assertThat(refusal(IdentifierScheme.SERIAL, given, "Lenovo").code()).isEqualTo("placeholder");
        assertThat(tag(given, SHOP).value()).isEqualTo(given.replace(" ", "").toUpperCase());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "10", "A1", "TEST1", "NONE7", "000001", "XX", "11111112", "1234567891"})
    void acceptsTheNeighboursOfPlaceholders(String given) {
        assertThat(tag(given, SHOP).value()).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "10", "A1", "TEST1", "NONE7", "000001", "11111112", "1234567891", "SN/A1"})
    void acceptsSerialNumbersCloseToPlaceholders(String given) {
        assertThat(serial(given, "Lenovo").value()).isEqualTo(given);
    }

    @Test
    void countsTheLengthWithoutSpacesAndDashes() {
        String longest = "A1".repeat(32);

        assertThat(serial(longest + "-", "Bosch").value()).isEqualTo(longest);
        assertThat(refusal(IdentifierScheme.SERIAL, longest + "2", "Bosch").code())
                .isEqualTo("length");
        assertThat(refusal(IdentifierScheme.SERIAL, "A1" + " ".repeat(200), "Bosch")
                        .code())
                .isEqualTo("length");
    }

    @ParameterizedTest
    @CsvSource({
        "Apple, APPLE",
        "' hewlett   packard ', HEWLETT PACKARD",
        "Hewlett\u2011Packard, HEWLETT-PACKARD",
        "Ｓｏｎｙ\u3000Ericsson, SONY ERICSSON",
        "Citroën, CITROEN",
        "Citroe\u0308n, CITROEN",
        "Brüel & Kjær, BRUEL & KJÆR",
        "De\u2019Longhi, DE'LONGHI",
        "Groß, GROSS",
    })
    void comparesManufacturersWithoutCaseAccentsAndSurplusSpace(String given, String expected) {
        assertThat(serial("A1", given).issuer()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "АСЕР, characters",
        "Аpple, characters",
        "App\u200Ble, characters",
        "\u202Eelppa, characters",
        "'Apple\u0000', characters",
        "'App\tle', characters",
        "Apple®, characters",
        "2×2, characters",
        "unknown, placeholder",
        "N/A, placeholder",
        "-, placeholder",
    })
    void refusesManufacturersThatCannotBeCompared(String given, String code) {
        InvalidIdentifierException refusal = refusal(IdentifierScheme.SERIAL, "A1", given);

        assertThat(refusal.field()).isEqualTo("issuer");
        assertThat(refusal.code()).isEqualTo(code);
    }

    @Test
    void boundsTheIssuer() {
        assertThat(serial("A1", "B".repeat(200)).issuer()).hasSize(200);
        assertThat(refusal(IdentifierScheme.SERIAL, "A1", "B".repeat(201)).code())
                .isEqualTo("length");
        assertThat(refusal(IdentifierScheme.SERIAL, "A1", "ß".repeat(101)).code())
                .isEqualTo("length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void needsAManufacturerWithASerialNumber(String blank) {
        assertThat(refusal(IdentifierScheme.SERIAL, "A1", blank).code()).isEqualTo("issuer-required");
        assertThat(refusal(IdentifierScheme.SERIAL, "A1", null).code()).isEqualTo("issuer-required");
    }

    @Test
    void takesTheCallerForTheIssuerOfATag() {
        String other = "0190163D-8694-739B-AEA5-966C26F8AD92";

        assertThat(tag("A1", null).issuer()).isEqualTo(SHOP);
        assertThat(tag("A1", " ").issuer()).isEqualTo(SHOP);
        assertThat(tag("A1", other).issuer()).isEqualTo("0190163d-8694-739b-aea5-966c26f8ad92");
    }

    @Test
    void refusesATagOfNobodyOrOfNoOrganisation() {
        Identifier ofNobody = new Identifier(IdentifierScheme.ASSET_TAG, "A1", null);

        InvalidIdentifierException refusal =
                catchThrowableOfType(InvalidIdentifierException.class, () -> ofNobody.normalise(null));

        assertThat(refusal.code()).isEqualTo("issuer-required");
        assertThat(refusal(IdentifierScheme.ASSET_TAG, "A1", "Shop in the high street")
                        .code())
                .isEqualTo("form");
        assertThat(refusal(IdentifierScheme.ASSET_TAG, "A1", "1-1-1-1-1").code())
                .isEqualTo("form");
    }

    @ParameterizedTest
    @CsvSource({
        "IMEI, 490154203237518",
        "SGTIN, (01)80614141123458(21)6789",
        "GRAI, 00614141123452400",
        "GIAI, 061414112345400",
    })
    void refusesAnIssuerWhereTheSchemeHasNone(IdentifierScheme scheme, String value) {
        assertThat(new Identifier(scheme, value, " ").normalise(SHOP).issuer()).isEmpty();
        assertThat(refusal(scheme, value, "Apple").code()).isEqualTo("issuer-not-allowed");
        assertThat(refusal(scheme, value, "Apple").field()).isEqualTo("issuer");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnAbsentOrOverlongValue(IdentifierScheme scheme) {
        assertThat(refusal(scheme, null, null).code()).isEqualTo("required");
        assertThat(refusal(scheme, " ", null).code()).isEqualTo("required");
        assertThat(refusal(scheme, "8".repeat(201), null).code()).isEqualTo("length");
    }

    @Test
    void refusesAnAbsentScheme() {
        InvalidIdentifierException refusal = refusal(null, "A1", null);

        assertThat(refusal.field()).isEqualTo("scheme");
        assertThat(refusal.code()).isEqualTo("required");
    }

    @ParameterizedTest
    @CsvSource({
        "SERIAL, c02-xk/1, Citroën & Söhne",
        "ASSET_TAG, a - 17,",
        "IMEI, 3569380356438091,",
        "SGTIN, https://id.gs1.org/01/40170725/10/L/21/a%2F-%25b,",
        "GRAI, urn:epc:id:grai:0614141.12345.4-b,",
        "GIAI, https://example.com/8004/80041234a-b,",
    })
    void givesItselfWhenTheNormalFormIsNormalisedAgain(IdentifierScheme scheme, String value, String issuer) {
        NormalIdentifier once = new Identifier(scheme, value, issuer).normalise(SHOP);

        NormalIdentifier twice = new Identifier(scheme, once.value(), once.issuer()).normalise("another");

        assertThat(twice).isEqualTo(once);
        assertThat(once.value()).isNotEqualTo(value);
    }

    private static NormalIdentifier serial(String value, String manufacturer) {
        return new Identifier(IdentifierScheme.SERIAL, value, manufacturer).normalise(SHOP);
    }

    private static NormalIdentifier tag(String value, String issuer) {
        return new Identifier(IdentifierScheme.ASSET_TAG, value, issuer).normalise(SHOP);
    }

    private static InvalidIdentifierException refusal(IdentifierScheme scheme, String value, String issuer) {
        Identifier identifier = new Identifier(scheme, value, issuer);
        return catchThrowableOfType(InvalidIdentifierException.class, () -> identifier.normalise(SHOP));
    }
}
