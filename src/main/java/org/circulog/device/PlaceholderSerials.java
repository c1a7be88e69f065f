package org.circulog.device;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in a serial number's place when there is none; accepted, it would make one device out of thousands. */
final class PlaceholderSerials {
    /** SMBIOS fields that nobody filled, as dmidecode and Windows report them, and what people type. */
    private static final Set<String> WORDS = Set.of(
            "TOBEFILLEDBYOEM",
            "DEFAULTSTRING",
            "SYSTEMSERIALNUMBER",
            "CHASSISSERIALNUMBER",
            "BASEBOARDSERIALNUMBER",
            "SYSTEMMANUFACTURER",
            "SERIALNUMBER",
            "SERIAL",
            "NOSERIALNUMBER",
            "NOSERIAL",
            "NOTSPECIFIED",
            "NOTAVAILABLE",
            "NOTAPPLICABLE",
            "NA",
            "NONE",
            "NULL",
            "OEM",
            "UNKNOWN",
            "UNDEFINED",
            "INVALID",
            "EMPTY",
            "TBD",
            "TEST");

    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern CROSSES = Pattern.compile("X{3,}");
    private static final Pattern REPETITION = Pattern.compile("(.)\\1*");
    private static final Pattern ZEROS = Pattern.compile("0+");
    private static final String COUNTING_FROM_ZERO = "0123456789012345678901234567890123456789";
    private static final String COUNTING_DOWN = "9876543210987654321098765432109876543210";
    /** Shorter runs are reached by whoever numbers from 1: 1111 and 12345 are true numbers. */
    private static final int RUN = 8;

    private PlaceholderSerials() {}

    /** Words, crosses and bare punctuation only, for values in which any number may be a true one. */
    static boolean isWord(String text) {
        String core = core(text);
        return core.isEmpty() || WORDS.contains(core) || CROSSES.matcher(core).matches();
    }

    static boolean isSerial(String text) {
        String core = core(text);
        return isWord(core) || REPETITION.matcher(core).matches() || isCounting(core);
    }

    /** More lenient than for serial numbers: a shop begins its tags at 1 or A, and comes past 1111. */
    static boolean isTag(String text) {
        String core = core(text);
        boolean repeated = core.length() >= RUN && REPETITION.matcher(core).matches();
        return isWord(core) || ZEROS.matcher(core).matches() || repeated || isCounting(core);
    }

    private static boolean isCounting(String core) {
        return core.length() >= RUN
                && (COUNTING_FROM_ZERO.startsWith(core)
                        || COUNTING_FROM_ZERO.startsWith(core, 1)
                        || COUNTING_DOWN.startsWith(core));
    }

    private static String core(String text) {
        return PUNCTUATION.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
