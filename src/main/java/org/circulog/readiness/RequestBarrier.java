package org.circulog.readiness;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.circulog.database.DatabaseVerdict;

/** Keeps every request out while the database is not safe. */
@Singleton
class RequestBarrier {
    private static final int BEFORE_ALL_ROUTES = Integer.MIN_VALUE;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final DatabaseVerdict verdict;

    RequestBarrier(DatabaseVerdict verdict) {
        this.verdict = verdict;
    }

    void register(@Observes Router router) {
        router.route("/v1/*").order(BEFORE_ALL_ROUTES).handler(this::check);
    }

    private void check(RoutingContext context) {
        if (verdict.isSafe()) {
            context.next();
        } else {
            // The body is read and dropped, so that the connection serves the next request.
            context.request().resume();
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            context.fail(HttpResponseStatus.SERVICE_UNAVAILABLE.code());
        }
    }
}
