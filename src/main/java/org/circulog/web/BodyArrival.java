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

    private static final long NO_BODY = -1;

    private final Map<Method, Long> mostBytes = new ConcurrentHashMap<>();

    @ServerRequestFilter(nonBlocking = true, priority = PRIORITY)
    Uni<Void> await(ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
        long most = mostBytes.computeIfAbsent(resource.getResourceMethod(), BodyArrival::mostBytesOf);
        return most == NO_BODY
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().emitter(emitter -> new Arrival(request, context, most).read(emitter));
    }

    /** The most that the record may have that the operation takes; a body of another kind has the limit of its address. */
    private static long mostBytesOf(Method operation) {
        if (!operation.isAnnotationPresent(Consumes.class) || takesStream(operation)) {
            return NO_BODY;
        }
        return Arrays.stream(operation.getParameterTypes())
                .filter(Class::isRecord)
                .mapToLong(StrictJsonReader::mostBytesOf)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    static boolean takesStream(Method operation) {
        return Arrays.asList(operation.getParameterTypes()).contains(InputStream.class);
    }

    /** One body. */
    private record Arrival(ContainerRequestContext request, RoutingContext context, long mostOfRecord) {
        void read(UniEmitter<? super Void> emitter) {
            long most = Math.min(mostOfRecord, context.<Long>get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY));
            Buffer body = Buffer.buffer();
            HttpServerRequest sender = context.request();
            sender.exceptionHandler(emitter::fail);
            sender.handler(part -> {
                if (body.length() + part.length() <= most) {
                    body.appendBuffer(part);
                } else {
                    sender.handler(discarded -> {});
                    sender.endHandler(end -> {});
                    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                    BodyLimits.closeSoon(context);
                    emitter.fail(StrictJsonReader.tooLarge(most));
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
}
