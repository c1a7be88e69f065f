package org.circulog.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses requests for records at the door while the service has more on its hands than it can answer soon. A body that
 * has not arrived counts only with its bytes, so that slow clients do not take the places of others.
 */
final class Admission extends ChannelDuplexHandler {
    private final Load load;
    private final ConnectionClock clock;
    private final Set<String> largeBodies;

    private int unanswered;
    private int taken;
    private long held;
    private boolean holding;
    private boolean discarding;

    Admission(Load load, ConnectionClock clock, Set<String> largeBodies) {
        this.load = load;
        this.clock = clock;
        this.largeBodies = largeBodies;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && !begin(context, request)) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (discarding) {
            discarding = !(message instanceof LastHttpContent);
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpContent content && !take(context, content)) {
            content.release();
            return;
        }
        // An answer may come before the end of its request.
        if (message instanceof LastHttpContent && unanswered > 0) {
            taken++;
            load.addRequests(1);
        }
        context.fireChannelRead(message);
    }

    /** Whether the request goes on to the server. */
    private boolean begin(ChannelHandlerContext context, HttpRequest request) {
        String path = Connections.pathOf(request.uri());
        Optional<HttpResponseStatus> fault =
                request.decoderResult().isSuccess() ? RequestForm.findFault(request) : Optional.empty();
        if (fault.isPresent()) {
            clock.endWith(fault.get(), context);
            return false;
        }
        // Answers keep their order, so a request behind another cannot be refused yet.
        if (unanswered == 0 && path.startsWith("/v1/") && load.isFull()) {
            discarding = true;
            refuse(context, HttpUtil.isKeepAlive(request));
            return false;
        }
        holding = !largeBodies.contains(path) || isHeldAsAWhole(request);
        unanswered++;
        return true;
    }

    /** Of the large bodies, those in JSON: lines and files go through. */
    private static boolean isHeldAsAWhole(HttpRequest request) {
        CharSequence type = HttpUtil.getMimeType(request);
        return type != null && HttpHeaderValues.APPLICATION_JSON.contentEqualsIgnoreCase(type);
    }

    /** Whether the part of a body goes on to the server. */
    private boolean take(ChannelHandlerContext context, HttpContent content) {
        // What the decoder gave up on is both a request and its end; the server below says why it is refused.
        if (unanswered == 0 || content instanceof HttpRequest) {
            return true;
        }
        if (content.decoderResult().isFailure()) {
            clock.endWith(HttpResponseStatus.BAD_REQUEST, context);
            return false;
        }
        if (holding) {
            hold(content.content().readableBytes());
        }
        if (holding && load.isMemoryFull() && !(content instanceof LastHttpContent)) {
            clock.endWith(HttpResponseStatus.SERVICE_UNAVAILABLE, context);
            return false;
        }
        return true;
    }

    private static void refuse(ChannelHandlerContext context, boolean keepAlive) {
        HttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SERVICE_UNAVAILABLE);
        if (keepAlive) {
            context.writeAndFlush(answer);
        } else {
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean interim =
                message instanceof HttpResponse answer && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim) {
            unanswered--;
            release(Math.min(taken, 1));
        }
        context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        release(taken);
        hold(-held);
        context.fireChannelInactive();
    }

    private void release(int requests) {
        taken -= requests;
        load.addRequests(-requests);
        if (unanswered == 0) {
            hold(-held);
        }
    }

    private void hold(long bytes) {
        held += bytes;
        load.addBytes(bytes);
    }
}
