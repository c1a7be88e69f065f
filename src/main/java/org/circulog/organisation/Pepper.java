package org.circulog.organisation;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.circulog.CirculogConfig;

/** The secret outside of the database without which its key hashes are worth nothing. */
@Singleton
class Pepper {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec pepper;

    Pepper(CirculogConfig config) {
        String secret = config.keyPepper()
                .orElseThrow(() -> new IllegalStateException("Set circulog.key-pepper (CIRCULOG_KEY_PEPPER) to a long"
                        + " random text and keep it: with another one every key stops working."));
        pepper = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    SecretHash hash(BearerKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return new SecretHash(mac.doFinal(key.secret().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
