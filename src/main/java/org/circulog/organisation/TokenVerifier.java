package org.circulog.organisation;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.circulog.CirculogConfig;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Proves that a token comes from the configured provider, is meant for this service, and is in force. */
@Singleton
class TokenVerifier {
    /** Signatures that only the provider can make; with a shared secret or none, whoever knows its public key could. */
    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final int MOST_CHARACTERS = 8192;

    /** Where a provider may be spoken to without TLS. */
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final CirculogConfig.Oidc config;
    private final Optional<JwtConsumer> consumer;

    TokenVerifier(CirculogConfig config) {
        this.config = config.oidc();
        this.consumer = this.config.issuer().map(this::consumerOf);
    }

    private JwtConsumer consumerOf(URI issuer) {
        String audience = config.audience()
                .orElseThrow(
                        () -> new IllegalStateException("Set circulog.oidc.audience (CIRCULOG_OIDC_AUDIENCE): without"
                                + " it every token of the provider would do, whatever service it is meant for."));
        if (!"https".equals(issuer.getScheme()) && !LOOPBACK.contains(issuer.getHost())) {
            throw new IllegalStateException("circulog.oidc.issuer (CIRCULOG_OIDC_ISSUER) must be an https address.");
        }
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(SIGNATURES)
                .setVerificationKeyResolver(new ProviderKeys(issuer.toString()))
                .setExpectedIssuer(true, issuer.toString())
                .setExpectedAudience(true, audience)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
    }

    /** Makes a service that is configured wrongly fail when it starts, not when the first token comes. */
    void check(@Observes StartupEvent start) {}

    boolean isOn() {
        return consumer.isPresent();
    }

    /**
     * The claims of a token; waits for the provider where its keys are not known.
     *
     * @throws AuthenticationFailedException if the token proves nothing
     * @throws ProblemException {@code service-unavailable} if that cannot be told without the provider
     */
    JwtClaims verify(String token) {
        if (token.length() > MOST_CHARACTERS) {
            throw new AuthenticationFailedException();
        }
        try {
            return consumer.orElseThrow(AuthenticationFailedException::new).processToClaims(token);
        } catch (InvalidJwtException refused) {
            if (isOutage(refused)) {
                throw new ProblemException(
                        ProblemType.SERVICE_UNAVAILABLE, "The provider of the token does not answer. Keys still work.");
            }
            // Not as its cause: the message shows the claims.
            throw new AuthenticationFailedException();
        }
    }

    private static boolean isOutage(Throwable refused) {
        Throwable cause = refused;
        while (cause != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
