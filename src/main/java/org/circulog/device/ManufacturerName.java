package org.circulog.device;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The manufacturer as the issuer of a serial number: compared without case, accents and surplus space. */
final class ManufacturerName {
    private static final int LENGTH = 200;
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
    private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u02BC]");
    /**
     * Latin letters only: "АСЕР" in Cyrillic would be a second ACER, and a name in two scripts two issuers of one
     * serial number. Æ, Ø, Ł and the like have no accent to drop and stay.
     */
    private static final Pattern ALLOWED = Pattern.compile("[\\x20-\\x7E[\\u00C0-\\u017F&&\\p{L}]]+");

    private ManufacturerName() {}

    static String normalForm(String name) {
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        plain = DASHES.matcher(plain).replaceAll("-");
        plain = APOSTROPHES.matcher(plain).replaceAll("'");
        String normal = SPACES.matcher(plain).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
        if (!ALLOWED.matcher(normal).matches()) {
            throw InvalidIdentifierException.issuer(
                    "characters", "The manufacturer's name may only have Latin letters, digits and ASCII punctuation.");
        }
        if (normal.length() > LENGTH) {
            throw InvalidIdentifierException.issuer("length", "The issuer has more than 200 characters.");
        }
        if (PlaceholderSerials.isWord(normal)) {
            throw InvalidIdentifierException.issuer("placeholder", "The issuer is a placeholder, not a manufacturer.");
        }
        return normal;
    }
}
