package org.circulog.device;

import java.util.Locale;
import java.util.regex.Pattern;

/** Values reduced to printable ASCII: no look-alike and no invisible character makes a second identity. */
final class PrintableAscii {
    private static final int FULL_WIDTH_OFFSET = '\uFF01' - '!';
    /** Hyphen to horizontal bar, minus, small hyphen: what word processors make of a dash. */
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212\\uFE63]");

    private PrintableAscii() {}

    /**
     * Full-width forms become ASCII, any kind of space becomes a space, spaces at the ends are dropped.
     *
     * <p>NFKC would do the former too, but also turn a superscript two into a 2; only what keyboards of East Asia
     * produce is meant.
     *
     * @throws InvalidIdentifierException if anything else is left
     */
    static String of(String value) {
        StringBuilder ascii = new StringBuilder(value.length());
        value.chars().map(PrintableAscii::toAscii).forEach(character -> ascii.append((char) character));
        return ascii.toString().strip();
    }

    /** As {@link #of}, in upper case and without spaces and dashes, which labels use only to be readable. */
    static String compact(String value) {
        String ascii = of(DASHES.matcher(value).replaceAll("-"));
        return ascii.replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
    }

    private static int toAscii(int character) {
        if (Character.getType(character) == Character.SPACE_SEPARATOR) {
            return ' ';
        }
        int ascii = character >= '\uFF01' && character <= '\uFF5E' ? character - FULL_WIDTH_OFFSET : character;
        if (ascii <= ' ' || ascii > '~') {
            throw InvalidIdentifierException.value(
                    "characters",
                    "Only printable ASCII may occur; letters of other scripts, accents and"
                            + " invisible characters are refused.");
        }
        return ascii;
    }
}
