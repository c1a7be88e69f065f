package org.circulog.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Refuses addresses that can be read in two ways, before anything is routed by one of them: what a proxy in front takes
 * for one address must not be another one here.
 */
@ApplicationScoped
class Addresses {
    /** Behind the one that takes down who came. */
    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE + 1;

    /** Behind the CORS filter, which an operator may have switched on, and before all operations. */
    private static final int BEFORE_OPERATIONS = -1;

    private static final Pattern EMPTY_OR_DOTS = Pattern.compile("/(\\.{0,2})/|/\\.{1,2}$|./$");
    private static final Pattern DELIMITERS = Pattern.compile("[;\\\\\\p{Cntrl}\uFFFD]");

    /** Letters, digits, dots and slashes, which nobody needs to encode. */
    private static final Pattern NEEDLESSLY_ENCODED =
            Pattern.compile("%(2[ef]|3\\d|[46][1-9a-f]|[57][\\da])", Pattern.CASE_INSENSITIVE);

    private final StatusProblems problems;
    private final Operations operations;

    Addresses(StatusProblems problems, Operations operations) {
        this.problems = problems;
        this.operations = operations;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(this::check);
        router.route().order(BEFORE_OPERATIONS).method(HttpMethod.OPTIONS).handler(this::refuseOptions);
    }

    private void check(RoutingContext context) {
        if (isAmbiguous(Connections.pathOf(context.request().uri()))) {
            problems.answer(context, ProblemType.NOT_FOUND);
        } else {
            context.next();
        }
    }

    static boolean isAmbiguous(String path) {
        if (!path.startsWith("/") || NEEDLESSLY_ENCODED.matcher(path).find()) {
            return true;
        }
        // A plus is a plus in a path.
        String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        return EMPTY_OR_DOTS.matcher(decoded).find()
                || DELIMITERS.matcher(decoded).find();
    }

    private void refuseOptions(RoutingContext context) {
        operations
                .methodsOf(context.normalizedPath())
                .ifPresentOrElse(
                        methods -> {
                            context.response().putHeader(HttpHeaders.ALLOW, methods);
                            problems.answer(context, ProblemType.METHOD_NOT_ALLOWED);
                        },
                        context::next);
    }
}
