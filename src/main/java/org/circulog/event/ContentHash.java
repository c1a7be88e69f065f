package org.circulog.event;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of the validated, typed content of an event, in hexadecimal: two requests are the same record if it is equal,
 * whatever the order of keys and the white space.
 */
public record ContentHash(String hex) {
    static ContentHash of(byte[] canonical) {
        try {
            return new ContentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    static ContentHash ofBytes(byte[] bytes) {
        return new ContentHash(HexFormat.of().formatHex(bytes));
    }
}
