package org.circulog.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Damages valid JSON texts at random: bytes, slices, whole values. The same random numbers give the same mutants. A
 * text is held as ISO 8859-1, in which one character is one byte of it.
 */
final class Mutator {
    private static final int MOST_BYTES = 40 * 1024;
    private static final int MUTATIONS_ON_AVERAGE = 2;
    private static final int MOST_REPEATS = 12_000;
    private static final int LONGEST_SLICE = 48;

    /** Possessive, because texts are long. */
    private static final String STRING = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";

    private static final Pattern TOKEN = Pattern.compile(STRING + "|-?[0-9][0-9.eE+-]*|true|false|null|[\\[\\]{}:,]");
    private static final Pattern NAME = Pattern.compile(STRING + "(?=:)");
    private static final Pattern VALUE = Pattern.compile("(?<=[:\\[,])(?:" + STRING + "(?!:)|-?[0-9][0-9.eE+-]*)");

    /** What has broken parsers, stores or comparisons before. */
    private static final List<String> VALUES = Stream.of(
                    "null true false -0 0 1 -1 15000.0 1e3 1e262144 1E400 -1e-400 1e2147483647 1e-2147483648 0.1e1 01 +1",
                    "NaN Infinity 0x10 9223372036854775807 9223372036854775808 1000000000001 {} [] [[]] [null] {\"a\":1}",
                    "\"\" \"0\" \"1e3\" \"true\" \"NaN\" \"REPAIR\" \"repair\" \"REPAIR\\n\" \"SALE\" \"XX\" \"gh\" \"0306\"",
                    "\"2023-02-29\" \"2024-02-30\" \"0000\" \"10000\" \"9999-12-31\" \"1969-12-31\" \"2016-12-31T23:59:60Z\"",
                    "\"2024-03-05T24:00:00Z\" \"2024-03-05T10:15:30.123456789Z\" \"2024-03-05T10:15:30+14:00\" \"2024-W10\"",
                    "\"+999999999-12-31\" \"2024-03-05t10:15:30z\" \"2024-03-05T10:15:30+15:00\" \"-999999999-01-01\"",
                    "\"\\u0000\" \"\\ud800\" \"\\udc00\\ud800\" \"\\ud83d\\udd27\" \"\\ufeff\" \"\\uFFFE\" \"\\u202e\" \"\\x\"",
                    "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]] {\"text\":\"2024\"} {\"id\":\"0197a1d2-6f3e-7c44-9b1a-2f6c1f0e5a11\"}")
            .flatMap(line -> Stream.of(line.split(" ")))
            .toList();

    private static final List<String> NAMES = List.of(
            "\"id\"",
            "\"\\u0069d\"",
            "\"type\"",
            "\"device\"",
            "\"note\"",
            "\"recordedAt\"",
            "\"__proto__\"",
            "\"@class\"",
            "\"constructor\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"a/b~c\"",
            "\"\"");

    private static final List<String> BYTES = Stream.of(
                    "C080 E08080 EDA080EDB080 EDA080 F4908080 FF FEFF FFFE EFBBBF E282 80 C3A9 E99BBB F09F94A7 EFBC91 CC81",
                    "00 0A 0D 09 20 1B5B 7F C285 E2808B E280AE E281A6 C2A0 D0B0 5C 22 7B 7D 5B 5D 2C 3A 2F2F 2F2A 27 23 2E")
            .flatMap(line -> Stream.of(line.split(" ")))
            .map(hex -> new String(HexFormat.of().parseHex(hex), ISO_8859_1))
            .toList();

    private final Random random;
    private final List<String> seeds;

    Mutator(Random random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds.stream().map(seed -> new String(seed, ISO_8859_1)).toList();
    }

    byte[] next() {
        StringBuilder text = new StringBuilder(any(seeds));
        do {
            mutate(text);
            text.setLength(Math.min(text.length(), MOST_BYTES));
        } while (random.nextInt(MUTATIONS_ON_AVERAGE) > 0);
        return text.toString().getBytes(ISO_8859_1);
    }

    private void mutate(StringBuilder text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(LONGEST_SLICE));
        switch (random.nextInt(14)) {
            case 0 -> flip(text, from);
            case 1 -> text.insert(from, (char) random.nextInt(256));
            case 2 -> text.delete(from, to);
            case 3 -> text.insert(to, text.substring(from, to).repeat(repeats()));
            case 4 -> splice(text, from);
            case 5, 6 -> text.insert(from, any(BYTES));
            case 7 -> replace(text, TOKEN, any(seeds));
            case 8 -> replace(text, NAME, any(NAMES));
            case 9 -> addMembers(text);
            case 10 -> addElements(text);
            case 11 -> replace(text, VALUE, anyMatch(any(seeds), VALUE));
            default -> replace(text, VALUE, any(VALUES));
        }
    }

    private void flip(StringBuilder text, int at) {
        if (at < text.length()) {
            text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
        }
    }

    private void splice(StringBuilder text, int at) {
        String other = any(seeds);
        text.replace(at, text.length(), other.substring(random.nextInt(other.length())));
    }

    private void replace(StringBuilder text, Pattern what, String replacement) {
        List<MatchResult> places = what.matcher(text).results().toList();
        if (!places.isEmpty()) {
            MatchResult place = any(places);
            text.replace(place.start(), place.end(), replacement);
        }
    }

    private String anyMatch(String text, Pattern what) {
        return any(what.matcher(text).results().map(MatchResult::group).toList());
    }

    private void addMembers(StringBuilder text) {
        String member = any(NAMES) + ":" + any(VALUES);
        replace(text, Pattern.compile("\\{"), "{" + (member + ",").repeat(repeats()));
    }

    private void addElements(StringBuilder text) {
        replace(text, Pattern.compile("\\["), "[" + (any(VALUES) + ",").repeat(repeats()));
    }

    /** Mostly few, now and then so many that it becomes a question of time. */
    private int repeats() {
        return 1 + random.nextInt(1 + random.nextInt(random.nextInt(10) == 0 ? MOST_REPEATS : 3));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
