package org.circulog.device;

import java.util.Objects;

/**
 * The one spelling of an identifier, the key under which it belongs to one device; the issuer is empty where the scheme
 * has none.
 */
public record NormalIdentifier(IdentifierScheme scheme, String value, String issuer) {

    public NormalIdentifier {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(issuer, "issuer");
    }
}
