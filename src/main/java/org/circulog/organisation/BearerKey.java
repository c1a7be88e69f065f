package org.circulog.organisation;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as its holder sends it: {@code clg_<id>_<secret>}. The id is public and finds the key, the secret (32 random
 * bytes in base64url) proves it.
 */
record BearerKey(String id, String secret) {
    static final String PREFIX = "clg_";
    static final String DEMO_PREFIX = "demo";

    private static final int ID_LENGTH = 12;
    private static final int SECRET_BYTES = 32;
    private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern TEXT = Pattern.compile(PREFIX + "([a-z2-7]{9,13})_([A-Za-z0-9_-]{43})");

    static Optional<BearerKey> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches() ? Optional.of(new BearerKey(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** A new key, whose id is never that of a demo key. */
    static BearerKey random(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new BearerKey(
                randomId(random), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    private static String randomId(SecureRandom random) {
        String id;
        do {
            id = random.ints(ID_LENGTH, 0, BASE_32.length())
                    .map(BASE_32::charAt)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        } while (id.startsWith(DEMO_PREFIX));
        return id;
    }

    boolean isDemo() {
        return id.startsWith(DEMO_PREFIX);
    }

    String text() {
        return PREFIX + id + "_" + secret;
    }

    /** Without the secret, so that it cannot end up in a log. */
    @Override
    public String toString() {
        return PREFIX + id + "_…";
    }
}
