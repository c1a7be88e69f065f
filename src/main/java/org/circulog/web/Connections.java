package org.circulog.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.quarkus.arc.All;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts our rules on every connection from its first moment: its time, its share of the service, what its answers carry.
 * Routes come too late for that, they only see requests whose head is complete and well-formed.
 */
@Singleton
class Connections implements VertxOptionsCustomizer {
    private final Load load;
    private final BareProblems problems;
    private final Set<String> largeBodies;

    Connections(Load load, BareProblems problems, @All List<LargeBody> largeBodies) {
        this.load = load;
        this.problems = problems;
        this.largeBodies = largeBodies.stream().map(LargeBody::path).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    @SuppressWarnings("deprecation") // Its successor wants the factory before there are options.
    public void accept(VertxOptions options) {
        options.setTracingOptions(new TracingOptions().setFactory(new Installation()));
    }

    /** Traces nothing: a factory for tracers is what these options can name that is shown the whole of the builder. */
    private final class Installation implements VertxTracerFactory {
        @Override
        public void init(VertxBuilder builder) {
            builder.findTransport(new WatchedTransport(Acceptance::new));
            builder.tracer(VertxTracer.NOOP);
        }

        @Override
        public VertxTracer<?, ?> tracer(TracingOptions options) {
            return VertxTracer.NOOP;
        }
    }

    /** The first handler of a new connection; it brings the others once the server has put its own in place. */
    private final class Acceptance extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            ChannelPipeline pipeline = context.pipeline();
            // Not there under TLS until the handshake is over: TLS is the business of a proxy.
            if (pipeline.get("httpDecoder") != null) {
                ConnectionClock clock = new ConnectionClock(largeBodies);
                pipeline.addFirst(clock.firstBytes());
                pipeline.addBefore("handler", "answer headers", new AnswerHeaders(problems));
                pipeline.addBefore("handler", "clock", clock);
                pipeline.addBefore("handler", "admission", new Admission(load, clock, largeBodies));
            }
            context.fireChannelActive();
            pipeline.remove(this);
        }
    }

    /** The path of a request target in origin or absolute form. */
    static String pathOf(String target) {
        int start = 0;
        if (!target.startsWith("/")) {
            int authority = target.indexOf("://");
            start = authority < 0 ? -1 : target.indexOf('/', authority + 3);
        }
        if (start < 0) {
            return "";
        }
        int query = target.indexOf('?', start);
        return target.substring(start, query < 0 ? target.length() : query);
    }
}
