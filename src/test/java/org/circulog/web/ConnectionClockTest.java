package org.circulog.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionClockTest {
    private final ConnectionClock clock = new ConnectionClock(Set.of("/v1/large"));
    private final EmbeddedChannel connection =
            new EmbeddedChannel(clock.firstBytes(), new HttpRequestDecoder(), new HttpResponseEncoder(), clock);

    ConnectionClockTest() {
        connection.freezeTime();
    }

    @Test
    void closesAConnectionThatSaysNothingWithoutAWord() {
        pass(9);
        assertThat(connection.isOpen()).isTrue();

        pass(1);

        assertThat(connection.isOpen()).isFalse();
        assertThat(answers()).isEmpty();
    }

    @Test
    void endsAHeadThatTricklesInHoweverOftenAByteComes() {
        pass(9);
        for (int second = 0; second < 9; second++) {
            send(second == 0 ? "GET / HTTP/1.1\r\nX: " : "x");
            pass(1);
        }
        assertThat(connection.isOpen()).isTrue();
        send("x");
        pass(1);

        assertThat(answers()).startsWith("HTTP/1.1 408").contains("connection: close");
        pass(ConnectionClock.LINGER_SECONDS);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void givesABodyFifteenSecondsInAll() {
        send("POST /v1/events HTTP/1.1\r\nContent-Length: 100\r\n\r\n");
        for (int second = 0; second < 14; second++) {
            send("x");
            pass(1);
        }
        assertThat(answers()).isEmpty();

        pass(1);

        assertThat(answers()).startsWith("HTTP/1.1 408");
    }

    @Test
    void givesALargeBodyTheTimeItNeedsWhileItProceeds() {
        send("POST /v1/large?x=y HTTP/1.1\r\nContent-Length: 1000\r\n\r\n");
        for (int part = 0; part < 10; part++) {
            send("x");
            pass(9);
        }
        assertThat(answers()).isEmpty();

        pass(1);

        assertThat(answers()).startsWith("HTTP/1.1 408");
    }

    @Test
    void endsALargeBodyThatProceedsForEver() {
        send("POST /v1/large HTTP/1.1\r\nContent-Length: 10000\r\n\r\n");
        for (int second = 0; second < ConnectionClock.LARGE_BODY_SECONDS - 1; second++) {
            send("x");
            pass(1);
        }
        assertThat(answers()).isEmpty();

        pass(1);

        assertThat(answers()).startsWith("HTTP/1.1 408");
    }

    @Test
    void doesNotHoldAgainstAClientThatTheServiceReadsSlowly() {
        send("POST /v1/large HTTP/1.1\r\nContent-Length: 1000\r\n\r\nx");
        connection.config().setAutoRead(false);

        pass(60);

        assertThat(connection.isOpen()).isTrue();
        assertThat(answers()).isEmpty();
    }

    @Test
    void letsARequestTakeAsLongAsItTakesAndThenWaitsAgain() {
        send("POST /v1/maintenance/recompute HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}");
        pass(3_600);
        assertThat(connection.isOpen()).isTrue();

        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        pass(9);
        assertThat(connection.isOpen()).isTrue();
        pass(1);

        assertThat(connection.isOpen()).isFalse();
        assertThat(answers()).startsWith("HTTP/1.1 200").doesNotContain("408");
    }

    @Test
    void doesNotTakeAnInterimAnswerForAnAnswer() {
        send("POST /v1/events HTTP/1.1\r\nContent-Length: 2\r\n\r\n");
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        send("{}");

        pass(60);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void saysNothingIntoAnAnswerThatHasBegun() {
        send("POST /v1/large HTTP/1.1\r\nContent-Length: 1000\r\n\r\nx");
        connection.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));

        pass(10);

        assertThat(connection.isOpen()).isFalse();
        assertThat(answers()).startsWith("HTTP/1.1 200").doesNotContain("408");
    }

    @Test
    void closesAConnectionWhoseClientDoesNotReadItsAnswer() {
        send("GET /v1/devices HTTP/1.1\r\n\r\n");
        connection.writeOneOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        connection.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        connection.write(Unpooled.wrappedBuffer(new byte[1 << 20]));
        pass(10);
        assertThat(connection.isOpen()).isTrue();

        pass(1);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void takesTheEndOfAnEarlyAnswerForNoEndOfItsRequest() {
        send("POST /v1/events HTTP/1.1\r\nContent-Length: 10\r\n\r\n");
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.UNAUTHORIZED));

        pass(15);

        assertThat(connection.isOpen()).isFalse();
        assertThat(answers()).startsWith("HTTP/1.1 401").doesNotContain("408");
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
        connection.releaseInbound();
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            connection.advanceTimeBy(1, TimeUnit.SECONDS);
            connection.runScheduledPendingTasks();
            connection.runPendingTasks();
        }
    }

    private String answers() {
        StringBuilder text = new StringBuilder();
        for (Object part = connection.readOutbound(); part != null; part = connection.readOutbound()) {
            if (part instanceof ByteBuf bytes) {
                text.append(bytes.toString(StandardCharsets.US_ASCII));
                bytes.release();
            }
        }
        assertThat(connection.outboundMessages()).doesNotContain(LastHttpContent.EMPTY_LAST_CONTENT);
        return text.toString();
    }
}
