package org.circulog.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of all that makes a request what it is: two requests are the same if it is equal. */
record Fingerprint(byte[] sha256) {

    Fingerprint {
        sha256 = sha256.clone();
    }

    static Fingerprint of(byte[] request) {
        try {
            return new Fingerprint(MessageDigest.getInstance("SHA-256").digest(request));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public byte[] sha256() {
        return sha256.clone();
    }

    boolean isOf(byte[] other) {
        return MessageDigest.isEqual(sha256, other);
    }
}
