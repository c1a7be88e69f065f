package org.circulog.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.HashMap;
import java.util.Map;
import org.circulog.CirculogConfig;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Bounds the operations that read while their client sends, because each holds a thread as long as that takes. One key
 * cannot take all the places.
 */
class StreamGate {
    private final int most;
    private final int mostOfOneKey;
    private final Map<String, Integer> underWay = new HashMap<>();
    private int total;

    StreamGate(CirculogConfig config) {
        this.most = config.http().streams();
        this.mostOfOneKey = Math.max(1, most / 2);
    }

    @ServerRequestFilter(nonBlocking = true, priority = BodyArrival.PRIORITY)
    void check(ResourceInfo resource, RoutingContext context) {
        if (!BodyArrival.takesStream(resource.getResourceMethod())) {
            return;
        }
        String key = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (!enter(key)) {
            // The rest of the body would be read for nothing.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE, "Too many batches and files are on their way; repeat this one.");
        }
        context.addEndHandler(end -> leave(key));
    }

    private synchronized boolean enter(String key) {
        int ofKey = underWay.getOrDefault(key, 0);
        if (total >= most || ofKey >= mostOfOneKey) {
            return false;
        }
        total++;
        underWay.put(key, ofKey + 1);
        return true;
    }

    private synchronized void leave(String key) {
        total--;
        underWay.computeIfPresent(key, (any, count) -> count == 1 ? null : count - 1);
    }
}
