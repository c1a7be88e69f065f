package org.circulog.organisation;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A key that asks to be let in. */
class KeyAuthenticationRequest extends BaseAuthenticationRequest {
    private final BearerKey key;

    KeyAuthenticationRequest(BearerKey key) {
        this.key = key;
    }

    BearerKey key() {
        return key;
    }
}
