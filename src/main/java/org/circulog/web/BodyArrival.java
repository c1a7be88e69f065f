package org.circulog.web;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets an operation begin when its body is there: a slow client holds no thread. The framework would read it on the
 * thread of the operation. Streams are the exception; {@link StreamGate} bounds them.
 */
class BodyArrival {
    static final int PRIORITY = RequestGate.PRIORITY + 200;

    private static final String CONTINUE = "100-continue";

    private final Map<Method, Boolean> takesRecord = new ConcurrentHashMap<>();

    @ServerRequestFilter(nonBlocking = true, priority = PRIORITY)
    Uni<Void> await(ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
        return takesRecord.computeIfAbsent(resource.getResourceMethod(), BodyArrival::takesRecord)
                ? Uni.createFrom().emitter(emitter -> read(request, context, emitter))
                : Uni.createFrom().voidItem();
    }

    static boolean takesStream(Method operation) {
        return Arrays.asList(operation.getParameterTypes()).contains(InputStream.class);
    }

    private static boolean takesRecord(Method operation) {
        return operation.isAnnotationPresent(Consumes.class) && !takesStream(operation);
    }

    private static void read(
            ContainerRequestContext request, RoutingContext context, UniEmitter<? super Void> emitter) {
        long most = context.<Long>get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        Buffer body = Buffer.buffer();
        HttpServerRequest sender = context.request();
        sender.exceptionHandler(emitter::fail);
        sender.handler(part -> {
            if (body.length() + part.length() <= most) {
                body.appendBuffer(part);
            } else {
                sender.handler(discarded -> {});
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                emitter.fail(new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, "The body is too large."));
            }
        });
        sender.endHandler(end -> {
            request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
            emitter.complete(null);
        });
        if (CONTINUE.equalsIgnoreCase(sender.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        sender.resume();
    }
}
