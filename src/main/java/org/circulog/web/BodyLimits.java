package org.circulog.web;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Refuses a body that is too large before any of it is read, as far as its length is told. */
@ApplicationScoped
class BodyLimits {
    private static final long RULE = 1L << 20;

    /** What reads a body counts too, and says more about it; this only bounds bodies that tell no length. */
    private static final long SLACK = 1L << 16;

    private static final int BEFORE_ALL_ROUTES = Integer.MIN_VALUE;

    private final List<LargeBody> exceptions;
    private final StatusProblems problems;

    BodyLimits(@All List<LargeBody> exceptions, StatusProblems problems) {
        this.exceptions = exceptions;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ROUTES).handler(this::check);
    }

    private void check(RoutingContext context) {
        long limit = exceptions.stream()
                .filter(body -> body.path().equals(context.normalizedPath()))
                .mapToLong(LargeBody::mostBytes)
                .findFirst()
                .orElse(RULE);
        if (lengthOf(context) > limit) {
            // The rest of the body would be taken for the next request.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            problems.answer(context, ProblemType.PAYLOAD_TOO_LARGE);
        } else {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit + SLACK);
            context.next();
        }
    }

    private static long lengthOf(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
