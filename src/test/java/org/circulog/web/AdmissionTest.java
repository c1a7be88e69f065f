package org.circulog.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final String GET = "GET /v1/devices HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HEALTH = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Load load = new Load(2, 1_000);

    @Test
    void refusesARequestForRecordsAtOnceWhileTooManyWaitAndKeepsItsConnection() {
        EmbeddedChannel one = connection();
        EmbeddedChannel other = connection();
        EmbeddedChannel third = connection();

        assertThat(requestsTaken(one, GET)).isOne();
        assertThat(requestsTaken(other, GET)).isOne();
        assertThat(requestsTaken(third, post(2) + "{}")).isZero();
        assertThat(answers(third)).startsWith("HTTP/1.1 503").contains("retry-after: 1", "service-unavailable");
        answer(one);

        assertThat(requestsTaken(third, GET)).isOne();
        assertThat(answers(third)).isEmpty();
    }

    @Test
    void refusesNoLookAtItsHealth() {
        requestsTaken(connection(), GET);
        requestsTaken(connection(), GET);

        assertThat(requestsTaken(connection(), HEALTH)).isOne();
    }

    @Test
    void givesThePlaceOfAnUnfinishedBodyToOthers() {
        requestsTaken(connection(), post(10) + "{");
        requestsTaken(connection(), post(10) + "{");
        requestsTaken(connection(), post(10) + "{");

        assertThat(requestsTaken(connection(), GET)).isOne();
    }

    @Test
    void forgetsWhatWentAwayAndWhatWasAnsweredEarly() {
        for (int time = 0; time < 10; time++) {
            EmbeddedChannel gone = connection();
            requestsTaken(gone, GET);
            gone.close();
            EmbeddedChannel early = connection();
            requestsTaken(early, post(600));
            answer(early);
            requestsTaken(early, "x".repeat(600));
        }

        assertThat(load.isFull()).isFalse();
        assertThat(requestsTaken(connection(), GET)).isOne();
    }

    @Test
    void endsABodyForWhichThereIsNoMemory() {
        EmbeddedChannel first = connection();
        EmbeddedChannel second = connection();
        EmbeddedChannel streamed = connection();
        requestsTaken(
                streamed,
                "POST /v1/large HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n" + "x".repeat(5_000));
        requestsTaken(first, post(700) + "x".repeat(600));
        assertThat(answers(first)).isEmpty();

        requestsTaken(second, post(700) + "x".repeat(600));

        assertThat(answers(second)).startsWith("HTTP/1.1 503").contains("connection: close");
        second.close();
        assertThat(load.isMemoryFull()).isFalse();
    }

    private EmbeddedChannel connection() {
        ConnectionClock clock = new ConnectionClock(Set.of("/v1/large"));
        return new EmbeddedChannel(
                clock.firstBytes(),
                new HttpRequestDecoder(),
                new HttpResponseEncoder(),
                new AnswerHeaders(new BareProblems(new ObjectMapper())),
                clock,
                new Admission(load, clock, Set.of("/v1/large")));
    }

    private static String post(int length) {
        return "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** How many requests came through to the server. */
    private static int requestsTaken(EmbeddedChannel connection, String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
        int requests = 0;
        for (Object part = connection.readInbound(); part != null; part = connection.readInbound()) {
            requests += part instanceof HttpRequest ? 1 : 0;
            ReferenceCountUtil.release(part);
        }
        return requests;
    }

    private static void answer(EmbeddedChannel connection) {
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    }

    private static String answers(EmbeddedChannel connection) {
        StringBuilder text = new StringBuilder();
        for (Object part = connection.readOutbound(); part != null; part = connection.readOutbound()) {
            if (part instanceof ByteBuf bytes) {
                text.append(bytes.toString(StandardCharsets.US_ASCII));
                bytes.release();
            }
        }
        return text.toString();
    }
}
