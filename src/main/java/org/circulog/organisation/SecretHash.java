package org.circulog.organisation;

import java.security.MessageDigest;
import java.util.Arrays;

/** What is stored of a key's secret: HMAC-SHA-256 under the pepper. */
record SecretHash(byte[] bytes) {
    /** Compared with in place of the hash of a key that does not exist, so that it takes as long. */
    static final SecretHash OF_NOBODY = new SecretHash(new byte[32]);

    SecretHash {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Takes the same time wherever the first difference is. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SecretHash[…]";
    }
}
