package org.circulog.organisation;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Turns a key into the caller it stands for. Every refusal is the same, whatever its reason. */
@Singleton
class KeyIdentityProvider implements IdentityProvider<KeyAuthenticationRequest> {
    private final KeyRing ring;
    private final Pepper pepper;
    private final Clock clock;

    KeyIdentityProvider(KeyRing ring, Pepper pepper, Clock clock) {
        this.ring = ring;
        this.pepper = pepper;
        this.clock = clock;
    }

    @Override
    public Class<KeyAuthenticationRequest> getRequestType() {
        return KeyAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyAuthenticationRequest request, AuthenticationRequestContext context) {
        BearerKey key = request.key();
        // Only a key that is not known may wait for the database, which the event loop must not.
        return ring.findKnown(key)
                .map(stored -> Uni.createFrom().item(() -> identify(key, stored)))
                .orElseGet(() -> context.runBlocking(() -> identify(key, ring.get(key))));
    }

    private SecurityIdentity identify(BearerKey key, StoredKey stored) {
        return stored.admit(pepper.hash(key), clock.instant())
                .map(caller ->
                        new Credential(caller.organisationId(), Credential.Kind.KEY, key.id()).identityOf(caller))
                .orElseThrow(AuthenticationFailedException::new);
    }
}
