package org.circulog.web;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Refuses a body that is too large before any of it is read, as far as its length is told. */
@ApplicationScoped
class BodyLimits {
    private static final long RULE = 1L << 20;

    /** What reads a body counts too, and says more about it; this only bounds bodies that tell no length. */
    private static final long SLACK = 1L << 16;

    private static final long MILLIS_TO_READ_THE_ANSWER = 2_000;

    /** All but the one that writes down what became of each request. */
    private static final int BEFORE_ALL_ROUTES = Integer.MIN_VALUE + 1;

    private final Map<Predicate<String>, Long> largeBodies;
    private final StatusProblems problems;

    BodyLimits(@All List<LargeBody> largeBodies, StatusProblems problems) {
        this.largeBodies = largeBodies.stream().collect(Collectors.toMap(BodyLimits::addressOf, LargeBody::mostBytes));
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_ROUTES).handler(this::check);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        long limit = limitOf(context.normalizedPath());
        if (lengthOfBody(request) > limit) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            problems.answer(context, ProblemType.PAYLOAD_TOO_LARGE);
            endConnection(context);
        } else {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit + SLACK);
            context.next();
        }
    }

    /**
     * The rest of the body would be taken for the next request. But a client that is still sending would not see the answer
     * if the connection were closed at once.
     */
    private static void endConnection(RoutingContext context) {
        HttpServerRequest request = context.request();
        request.handler(discarded -> {});
        request.endHandler(sent -> request.connection().close());
        request.resume();
        closeSoon(context);
    }

    /** When the client had the time to read the answer. */
    static void closeSoon(RoutingContext context) {
        context.vertx()
                .setTimer(
                        MILLIS_TO_READ_THE_ANSWER,
                        late -> context.request().connection().close());
    }

    private long limitOf(String path) {
        return largeBodies.entrySet().stream()
                .filter(body -> body.getKey().test(path))
                .mapToLong(Map.Entry::getValue)
                .findFirst()
                .orElse(RULE);
    }

    private static Predicate<String> addressOf(LargeBody body) {
        return Pattern.compile(body.path().replaceAll("\\{[^}]*}", "[^/]+")).asMatchPredicate();
    }

    private static long lengthOfBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
