package org.circulog.organisation;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.circulog.CirculogConfig;

/** Turns a token of the configured provider into the caller it stands for: an organisation on record, in some of its roles. */
@Singleton
class TokenIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {
    private final TokenVerifier verifier;
    private final OrganisationRing organisations;
    private final CirculogConfig.Oidc config;

    TokenIdentityProvider(TokenVerifier verifier, OrganisationRing organisations, CirculogConfig config) {
        this.verifier = verifier;
        this.organisations = organisations;
        this.config = config.oidc();
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identify(request.getToken().getToken()));
    }

    private SecurityIdentity identify(String token) {
        TokenClaims claims = TokenClaims.of(verifier.verify(token), config);
        Caller organisation =
                claims.organisationId().flatMap(organisations::find).orElseThrow(AuthenticationFailedException::new);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(claims.roles());
        roles.retainAll(organisation.roles());
        Caller caller = new Caller(organisation.organisationId(), organisation.country(), roles);
        return new Credential(caller.organisationId(), Credential.Kind.TOKEN, claims.subject()).identityOf(caller);
    }
}
