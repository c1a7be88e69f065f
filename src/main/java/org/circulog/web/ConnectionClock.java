package org.circulog.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose client lets it wait. A request that is complete may take the service as long as it takes; all
 * limits are on what the client does. They count in seconds that a ticker adds up, so that a request costs no timer.
 */
final class ConnectionClock extends ChannelDuplexHandler {
    /** Without a request, and from the first byte of a request to the end of its head. */
    static final int HEAD_SECONDS = 10;

    /** From the end of the head to the end of the body. */
    static final int BODY_SECONDS = 15;

    /** Between two parts of a large body, and as long as a client may refuse to take more of its answer. */
    static final int PROGRESS_SECONDS = 10;

    /** A file of 64 MiB on a bad line: 36 KiB a second. */
    static final int LARGE_BODY_SECONDS = 1800;

    /** Closing at once would reset the connection under an answer that is still on its way. */
    static final int LINGER_SECONDS = 2;

    private final Set<String> largeBodies;
    private Future<?> ticker;

    private int unanswered;
    private boolean begun;
    private boolean receiving;
    private boolean receivingLarge;
    private boolean answering;
    private boolean ending;

    private int quiet;
    private int bodySeconds;
    private int stalled;
    private long unwritten;

    ConnectionClock(Set<String> largeBodies) {
        this.largeBodies = largeBodies;
    }

    /** To be placed before the decoder, which keeps the beginning of a head to itself. */
    ChannelHandler firstBytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (!begun && !receiving) {
                    begun = true;
                    quiet = 0;
                }
                context.fireChannelRead(message);
            }
        };
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ticker = context.executor().scheduleAtFixedRate(() -> tick(context), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ticker.cancel(false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ending) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            unanswered++;
            receiving = true;
            receivingLarge = largeBodies.contains(Connections.pathOf(request.uri()));
            quiet = 0;
            bodySeconds = 0;
        }
        if (message instanceof HttpContent) {
            quiet = 0;
        }
        if (message instanceof LastHttpContent) {
            receiving = false;
            begun = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (ending) {
            ReferenceCountUtil.release(message);
            promise.setFailure(new ClosedChannelException());
            return;
        }
        boolean interim =
                message instanceof HttpResponse answer && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof HttpResponse && !interim) {
            answering = true;
        }
        if (message instanceof LastHttpContent && !interim) {
            answering = false;
            unanswered--;
            quiet = 0;
        }
        context.write(message, promise);
    }

    private void tick(ChannelHandlerContext context) {
        quiet++;
        if (ending) {
            closeAfter(LINGER_SECONDS, context);
        } else if (isStalled(context)) {
            context.close();
        } else if (receiving) {
            tickBody(context);
        } else if (unanswered == 0 && quiet >= HEAD_SECONDS) {
            end(context, begun);
        }
    }

    private void tickBody(ChannelHandlerContext context) {
        bodySeconds++;
        if (!context.channel().config().isAutoRead()) {
            // It is the service that lets the client wait.
            quiet = 0;
            bodySeconds -= receivingLarge ? 0 : 1;
        }
        boolean late = receivingLarge
                ? quiet >= PROGRESS_SECONDS || bodySeconds >= LARGE_BODY_SECONDS
                : bodySeconds >= BODY_SECONDS;
        if (late) {
            end(context, unanswered > 0);
        }
    }

    private boolean isStalled(ChannelHandlerContext context) {
        long waiting = context.channel().isWritable() ? 0 : context.channel().bytesBeforeWritable();
        stalled = waiting > 0 && waiting == unwritten ? stalled + 1 : 0;
        unwritten = waiting;
        return stalled >= PROGRESS_SECONDS;
    }

    private void end(ChannelHandlerContext context, boolean explain) {
        if (explain) {
            endWith(HttpResponseStatus.REQUEST_TIMEOUT, context);
        } else {
            context.close();
        }
    }

    /** Takes no more from this client, and says why unless it would take that for the answer to another request. */
    void endWith(HttpResponseStatus status, ChannelHandlerContext context) {
        if (answering || unanswered > 1) {
            context.close();
            return;
        }
        FullHttpResponse last = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        last.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        ending = true;
        quiet = 0;
        // Past this handler, whichever asks for it.
        context.pipeline().context(this).writeAndFlush(last).addListener(sent -> {
            if (context.channel() instanceof SocketChannel socket) {
                socket.shutdownOutput();
            }
        });
        context.channel().config().setAutoRead(true);
    }

    private void closeAfter(int seconds, ChannelHandlerContext context) {
        if (quiet >= seconds) {
            context.close();
        }
    }
}
