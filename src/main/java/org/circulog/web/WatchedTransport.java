package org.circulog.web;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import java.util.function.Supplier;

/** Gives a handler of ours to each connection that a server accepts. */
final class WatchedTransport extends JDKTransport {
    private final Supplier<ChannelHandler> handlers;

    WatchedTransport(Supplier<ChannelHandler> handlers) {
        this.handlers = handlers;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.handler(new Accepted());
    }

    /** To the channel of a server, an accepted connection is a message. */
    private final class Accepted extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel connection) {
                connection.pipeline().addLast(handlers.get());
            }
            context.fireChannelRead(message);
        }
    }
}
