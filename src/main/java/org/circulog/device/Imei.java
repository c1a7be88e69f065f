package org.circulog.device;

import java.util.regex.Pattern;

/** IMEI of 3GPP TS 23.003: eight digits of type allocation, six of serial number, a Luhn check digit. */
final class Imei {
    private static final int BODY = 14;
    private static final int WITH_CHECK_DIGIT = 15;
    private static final int WITH_SOFTWARE_VERSION = 16;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern REPETITION = Pattern.compile("(\\d)\\1*");

    private Imei() {}

    /** Fifteen digits; an IMEISV (16) loses its software version, which changes with every update of the device. */
    static String normalForm(String value) {
        String digits = PrintableAscii.compact(value);
        requireDigits(digits);
        String body = digits.substring(0, BODY);
        refusePlaceholder(body);
        String imei = body + luhn(body);
        if (digits.length() == WITH_CHECK_DIGIT && !digits.equals(imei)) {
            throw InvalidIdentifierException.value(
                    "check-digit", "The last digit is not the check digit of this IMEI.");
        }
        return imei;
    }

    private static void requireDigits(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw InvalidIdentifierException.value("characters", "An IMEI has digits only, besides spaces and dashes.");
        }
        if (text.length() < BODY || text.length() > WITH_SOFTWARE_VERSION) {
            throw InvalidIdentifierException.value(
                    "length", "An IMEI has 15 digits, 14 without check digit, 16 as IMEISV.");
        }
    }

    private static void refusePlaceholder(String body) {
        if (body.equals("0".repeat(BODY))) {
            throw InvalidIdentifierException.value("all-zeros", "An IMEI of zeros identifies no device.");
        }
        if (REPETITION.matcher(body).matches()) {
            throw InvalidIdentifierException.value(
                    "placeholder", "An IMEI of one repeated digit identifies no device.");
        }
    }

    private static int luhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            boolean doubled = (body.length() - i) % 2 == 1;
            int weighted = (body.charAt(i) - '0') * (doubled ? 2 : 1);
            sum += weighted / 10 + weighted % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
