package org.circulog.organisation;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
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
 * Reads a key, or a token of the configured provider, out of {@code Authorization: Bearer …} (RFC 6750). Whoever sends no
 * such header stays anonymous; any other content of it is refused like a key that is not known.
 */
@Singleton
class BearerAuthenticationMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer";
    private static final String PREFIX = SCHEME + " ";

    private final TokenVerifier tokens;

    BearerAuthenticationMechanism(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return findBearer(headers)
                .flatMap(bearer -> requestOf(bearer, context))
                .map(request -> HttpSecurityUtils.setRoutingContextAttribute(request, context))
                .map(identities::authenticate)
                .orElseGet(() -> Uni.createFrom().failure(AuthenticationFailedException::new));
    }

    /** Two headers may be read differently by what stands before the service. */
    private static Optional<String> findBearer(List<String> headers) {
        return Optional.of(headers.get(0))
                .filter(header -> headers.size() == 1 && header.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
                .map(header -> header.substring(PREFIX.length()).strip());
    }

    private Optional<AuthenticationRequest> requestOf(String bearer, RoutingContext context) {
        if (bearer.startsWith(BearerKey.PREFIX)) {
            Optional<BearerKey> key = BearerKey.parse(bearer);
            key.ifPresent(sent -> Credential.claim(sent, context));
            return key.map(KeyAuthenticationRequest::new);
        }
        return tokens.isOn()
                ? Optional.of(new TokenAuthenticationRequest(new TokenCredential(bearer, SCHEME)))
                : Optional.empty();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        HttpResponseStatus.UNAUTHORIZED.code(), HttpHeaderNames.WWW_AUTHENTICATE, SCHEME));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyAuthenticationRequest.class, TokenAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME));
    }
}
