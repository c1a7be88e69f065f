package org.circulog.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the keys of the GS1 General Specifications have in common: check digit, characters, serial component. */
final class Gs1 {
    /** AI encodable character set 82, General Specifications section 7.11. */
    private static final Pattern SET_82 = Pattern.compile("[!\"%-?A-Z_a-z]*");

    private static final Pattern BRACKETED_AI = Pattern.compile("\\(\\d{2,4}\\)");
    private static final Pattern ZEROS = Pattern.compile("0+");
    private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})?");

    private Gs1() {}

    /** The check digit of section 7.9 for digits without one; weights 3, 1, 3 … from the right. */
    static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
            sum += (digits.charAt(i) - '0') * weight;
        }
        return (10 - sum % 10) % 10;
    }

    static void requireCheckDigit(String key) {
        refuseZeros(key);
        int last = key.length() - 1;
        if (checkDigit(key.substring(0, last)) != key.charAt(last) - '0') {
            throw InvalidIdentifierException.value("check-digit", "The check digit of the GS1 key is wrong.");
        }
    }

    static void refuseZeros(String key) {
        if (ZEROS.matcher(key).matches()) {
            throw InvalidIdentifierException.value("all-zeros", "A GS1 key of zeros identifies nothing.");
        }
    }

    static void requireSerial(String serial, int longest) {
        if (serial == null || serial.isEmpty()) {
            throw InvalidIdentifierException.value(
                    "serial-required", "Without a serial number the key names a kind of item, not one device.");
        }
        requireEncodable(serial, longest);
        if (PlaceholderSerials.isWord(serial)) {
            throw InvalidIdentifierException.value("placeholder", "The serial number is a placeholder.");
        }
    }

    /** Case and dashes count: GS1 keys are case-sensitive, and a dash is a character like any other in set 82. */
    static void requireEncodable(String text, int longest) {
        if (!SET_82.matcher(text).matches()) {
            throw InvalidIdentifierException.value(
                    "characters", "Only the characters of GS1's encodable character set 82 may occur.");
        }
        if (text.length() > longest) {
            throw InvalidIdentifierException.value("length", "The value is longer than " + longest + " characters.");
        }
        // The brackets of a following element cannot be told from data, which would give one device two normal forms.
        if (BRACKETED_AI.matcher(text).find()) {
            throw InvalidIdentifierException.value("form", "Only the elements that identify the device may occur.");
        }
    }

    /** Decodes percent signs as in RFC 3986; a plus stays a plus. */
    static String percentDecoded(String text) {
        return PERCENT.matcher(text).replaceAll(match -> {
            if (match.group(1) == null) {
                throw InvalidIdentifierException.value("form", "A percent sign in a URI needs two hexadecimal digits.");
            }
            return Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16)));
        });
    }
}
