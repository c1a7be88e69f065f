package org.circulog.idempotency;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.circulog.CirculogConfig;

/**
 * Keeps what is stored from readers of the database, because the answer may hold a new key: AES-256-GCM under a key that
 * is derived from the pepper.
 */
@Singleton
class Seal {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final String DERIVATION = "HmacSHA256";

    /** Tells this use of the pepper from its others. */
    private static final String PURPOSE = "circulog remembered answers";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Seal(CirculogConfig config) {
        String pepper = config.keyPepper()
                .orElseThrow(() -> new IllegalStateException("Set circulog.key-pepper (CIRCULOG_KEY_PEPPER)."));
        key = new SecretKeySpec(derive(pepper), "AES");
    }

    private static byte[] derive(String pepper) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(pepper.getBytes(StandardCharsets.UTF_8), DERIVATION));
            return mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param place what the text belongs to; it cannot be opened as that of another place */
    byte[] close(byte[] text, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException if it was sealed under another pepper, for another place, or has been changed */
    byte[] open(byte[] sealed, String place) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(text);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(
                    "A remembered answer cannot be opened: was it kept under another pepper (CIRCULOG_KEY_PEPPER)?",
                    refused);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
