package org.circulog.web;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what has waited so long for a thread that its client is better told to come again. */
class WaitLimit {
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
    private static final String SINCE = WaitLimit.class.getName();

    /** When the request is complete, and may have to wait for a thread. */
    @ServerRequestFilter(nonBlocking = true, priority = BodyArrival.PRIORITY + 1)
    void begin(RoutingContext context) {
        context.put(SINCE, System.nanoTime());
    }

    /** On the thread of the operation, before anything else. */
    @ServerRequestFilter(priority = BodyArrival.PRIORITY + 2)
    void check(RoutingContext context) {
        if (System.nanoTime() - context.<Long>get(SINCE) > MOST_NANOS) {
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE, "Too many requests are waiting; this one did nothing.");
        }
    }
}
