package org.circulog.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Problem documents for requests that no router sees: what is no HTTP, and addresses that are no URI. The server below
 * answers those with a bare status, and a tracer is the only hook that it has before.
 */
@Singleton
class UnroutedProblems implements VertxOptionsCustomizer {
    private final ObjectMapper mapper;

    UnroutedProblems(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    @SuppressWarnings("deprecation") // Its successor wants the factory before there are options.
    public void accept(VertxOptions options) {
        options.setTracingOptions(new TracingOptions().setFactory(unused -> new RequestWatch()));
    }

    private byte[] problemOf(int status) {
        ProblemType type = ProblemType.ofStatus(status);
        try {
            return mapper.writeValueAsBytes(Problem.of(type, type.title() + "."));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Sees each request before it is handled, or refused. */
    private final class RequestWatch implements VertxTracer<Void, Void> {
        @Override
        public <R> Void receiveRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R request,
                String operation,
                Iterable<Map.Entry<String, String>> headers,
                TagExtractor<R> tags) {
            if (request instanceof HttpServerRequest http && http.connection() instanceof ConnectionBase connection) {
                ChannelPipeline pipeline = connection.channel().pipeline();
                BareAnswers answers = pipeline.get(BareAnswers.class);
                if (answers == null) {
                    answers = new BareAnswers();
                    pipeline.addBefore(connection.channelHandlerContext().name(), "bare answers", answers);
                }
                answers.headersOnly = http.method() == HttpMethod.HEAD;
            }
            return null;
        }
    }

    /** Gives a body to the errors of one connection that have none. */
    private final class BareAnswers extends ChannelOutboundHandlerAdapter {
        private boolean headersOnly;

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            boolean bare = message instanceof FullHttpResponse answer
                    && answer.status().code() >= 400
                    && !answer.content().isReadable();
            context.write(bare && !headersOnly ? withProblem((FullHttpResponse) message) : message, promise);
        }

        private FullHttpResponse withProblem(FullHttpResponse answer) {
            byte[] problem = problemOf(answer.status().code());
            FullHttpResponse whole = new DefaultFullHttpResponse(
                    answer.protocolVersion(),
                    answer.status(),
                    Unpooled.wrappedBuffer(problem),
                    answer.headers().copy(),
                    answer.trailingHeaders());
            whole.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .set(HttpHeaderNames.CONTENT_LENGTH, problem.length);
            ReferenceCountUtil.release(answer);
            return whole;
        }
    }
}
