package org.circulog.organisation;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the key out of {@code Authorization: Bearer clg_…} (RFC 6750). Whoever sends no such header stays anonymous; any
 * other content of it is refused like a key that is not known.
 */
@Singleton
class KeyAuthenticationMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Optional<BearerKey> sent = findKey(headers);
        sent.ifPresent(key -> Credential.claim(key, context));
        return sent.map(key -> HttpSecurityUtils.setRoutingContextAttribute(new KeyAuthenticationRequest(key), context))
                .map(identities::authenticate)
                .orElseGet(() -> Uni.createFrom().failure(AuthenticationFailedException::new));
    }

    /** Two headers may be read differently by what stands before the service. */
    private static Optional<BearerKey> findKey(List<String> headers) {
        String prefix = SCHEME + " ";
        return Optional.of(headers.get(0))
                .filter(header -> headers.size() == 1 && header.regionMatches(true, 0, prefix, 0, prefix.length()))
                .flatMap(header ->
                        BearerKey.parse(header.substring(prefix.length()).strip()));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        HttpResponseStatus.UNAUTHORIZED.code(), HttpHeaderNames.WWW_AUTHENTICATE, SCHEME));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME));
    }
}
