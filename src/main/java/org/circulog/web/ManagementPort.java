package org.circulog.web;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The framework lets every page of every site read this port through the browser of an operator; we do not. */
@ApplicationScoped
class ManagementPort {
    private static final int BEFORE_ALL_ROUTES = Integer.MIN_VALUE;

    void register(@Observes ManagementInterface management) {
        management.router().route().order(BEFORE_ALL_ROUTES).handler(ManagementPort::close);
    }

    private static void close(RoutingContext context) {
        context.addHeadersEndHandler(
                end -> context.response().headers().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN));
        AnswerHeaders.secure(context.response()::putHeader);
        context.next();
    }
}
