package org.circulog.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;

/**
 * What every answer of a connection carries, whoever gives it. The server below answers what is no HTTP and no URI with
 * a bare status; that becomes a problem document.
 */
final class AnswerHeaders extends ChannelDuplexHandler {
    /** Nothing of an answer is a page, except where the page says so. */
    private static final AsciiString POLICY = AsciiString.cached("default-src 'none'; frame-ancestors 'none'");

    private static final AsciiString CONTENT_TYPE_OPTIONS = AsciiString.cached("X-Content-Type-Options");
    private static final AsciiString REFERRER_POLICY = AsciiString.cached("Referrer-Policy");
    private static final AsciiString NO_REFERRER = AsciiString.cached("no-referrer");
    private static final AsciiString NOSNIFF = AsciiString.cached("nosniff");
    private static final AsciiString DENY = AsciiString.cached("DENY");
    private static final AsciiString NO_STORE = AsciiString.cached("no-store");
    private static final AsciiString ASK_AGAIN = AsciiString.cached("private, no-cache");

    private static final Asked NOTHING = new Asked(false, false);

    private final BareProblems problems;

    /** The requests that wait for their answers: they may come faster than these are written. */
    private final Queue<Asked> asked = new ArrayDeque<>(2);

    AnswerHeaders(BareProblems problems) {
        this.problems = problems;
    }

    /**
     * What matters of a request for its answer.
     *
     * @param records whether it asks for records, which are nobody's to keep
     */
    private record Asked(boolean headersOnly, boolean records) {
        static Asked of(HttpRequest request) {
            return new Asked(
                    request.method().equals(HttpMethod.HEAD),
                    Connections.pathOf(request.uri()).startsWith("/v1"));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            asked.add(Asked.of(request));
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Object whole = message;
        if (message instanceof HttpResponse answer) {
            if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                context.write(message, promise);
                return;
            }
            whole = complete(answer, asked.isEmpty() ? NOTHING : asked.peek());
        }
        if (message instanceof LastHttpContent) {
            asked.poll();
        }
        context.write(whole, promise);
    }

    private HttpResponse complete(HttpResponse answer, Asked request) {
        HttpResponse whole = answer;
        if (answer instanceof FullHttpResponse bare && isBareError(bare) && !request.headersOnly()) {
            whole = problems.explain(bare);
            ReferenceCountUtil.release(bare);
        }
        HttpHeaders headers = whole.headers();
        CharSequence policyOfPage = headers.get(HttpHeaderNames.CONTENT_SECURITY_POLICY);
        secure(headers::set);
        if (policyOfPage != null) {
            headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, policyOfPage);
        }
        if (request.records() && !headers.contains(HttpHeaderNames.CACHE_CONTROL)) {
            headers.set(HttpHeaderNames.CACHE_CONTROL, headers.contains(HttpHeaderNames.ETAG) ? ASK_AGAIN : NO_STORE);
        }
        return whole;
    }

    /** The headers that tell a browser to do nothing with an answer but to show it. */
    static void secure(BiConsumer<CharSequence, CharSequence> headers) {
        headers.accept(CONTENT_TYPE_OPTIONS, NOSNIFF);
        headers.accept(HttpHeaderNames.X_FRAME_OPTIONS, DENY);
        headers.accept(REFERRER_POLICY, NO_REFERRER);
        headers.accept(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
    }

    private static boolean isBareError(FullHttpResponse answer) {
        return answer.status().code() >= 400 && !answer.content().isReadable();
    }
}
