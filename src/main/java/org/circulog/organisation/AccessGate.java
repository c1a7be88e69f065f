package org.circulog.organisation;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeUnit;
import org.circulog.web.Operations;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks for a credential and for what is left of its quota, before anything else of a request is looked at. */
class AccessGate {
    /**
     * A refused credential is answered no earlier than this, whatever it was refused for: longer than it takes to ask the
     * database, so that the time does not tell whether a key was known.
     */
    private static final long REFUSAL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Operations operations;
    private final Quota quota;
    private final String policy;

    AccessGate(Operations operations, Quota quota) {
        this.operations = operations;
        this.quota = quota;
        this.policy = quota.policy();
    }

    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    Uni<Response> check(RoutingContext context) {
        if (CredentialsInAddress.areIn(context.request())) {
            throw new ProblemException(
                    ProblemType.KEY_IN_ADDRESS,
                    "Send keys in the header `Authorization` only. Consider this one as known to others, and replace it.");
        }
        long start = System.nanoTime();
        return QuarkusHttpUser.getSecurityIdentity(context, null)
                .onFailure(AuthenticationFailedException.class)
                .call(() -> wait(context, start + REFUSAL_NANOS - System.nanoTime()))
                .invoke(identity -> admit(identity, context))
                .replaceWith(Uni.createFrom().nullItem());
    }

    private void admit(SecurityIdentity identity, RoutingContext context) {
        Credential.of(identity)
                .ifPresentOrElse(credential -> take(credential, context), () -> checkOpen(context.request()));
    }

    private void take(Credential credential, RoutingContext context) {
        credential.holdFor(context);
        Quota.Allowance allowance = quota.take(credential);
        context.response().putHeader("RateLimit-Policy", policy).putHeader("RateLimit", allowance.text());
        if (!allowance.granted()) {
            throw new ProblemException(ProblemType.QUOTA_EXCEEDED, "The key has no requests left for the moment.");
        }
    }

    private void checkOpen(HttpServerRequest request) {
        if (operations
                .find(request.method().name(), request.path())
                .filter(operation -> !operation.open())
                .isPresent()) {
            throw new UnauthorizedException();
        }
    }

    private static Uni<Void> wait(RoutingContext context, long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
        return nanos <= 0
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().emitter(end -> context.vertx().setTimer(millis, timer -> end.complete(null)));
    }
}
