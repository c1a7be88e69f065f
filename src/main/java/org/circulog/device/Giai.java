package org.circulog.device;

import java.util.regex.Pattern;

/** Individual asset: a GS1 company prefix and the company's reference, together up to 30 characters. */
final class Giai {
    private static final int LONGEST = 30;
    /** Only in brackets: 8004 is also how Italian company prefixes begin. */
    private static final Pattern APPLICATION_IDENTIFIER = Pattern.compile("^\\(8004\\)");
    /** Company prefixes have 4 to 12 digits, and nothing marks where the reference begins. */
    private static final Pattern PREFIX_AND_REFERENCE = Pattern.compile("\\d{4}.+");

    private Giai() {}

    static String normalForm(String value) {
        String asset = APPLICATION_IDENTIFIER.matcher(ElementString.of(value)).replaceFirst("");
        if (!PREFIX_AND_REFERENCE.matcher(asset).matches()) {
            throw InvalidIdentifierException.value(
                    "prefix", "A GIAI begins with the digits of a GS1 company prefix and has a reference after it.");
        }
        Gs1.requireEncodable(asset, LONGEST);
        Gs1.refuseZeros(asset);
        return "(8004)" + asset;
    }
}
