package org.circulog.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Singleton;

/** Problem documents for requests that no router sees: what is no HTTP, what came too slowly or when all was busy. */
@Singleton
class BareProblems {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final ObjectMapper mapper;

    BareProblems(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The same answer with the problem that its status stands for. */
    FullHttpResponse explain(FullHttpResponse answer) {
        Problem problem = problemOf(answer.status().code());
        byte[] body = write(problem);
        FullHttpResponse whole = new DefaultFullHttpResponse(
                answer.protocolVersion(),
                HttpResponseStatus.valueOf(problem.status()),
                Unpooled.wrappedBuffer(body),
                answer.headers().copy(),
                answer.trailingHeaders());
        whole.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        if (problem.isRetryable() && !whole.headers().contains(HttpHeaderNames.RETRY_AFTER)) {
            whole.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return whole;
    }

    private static Problem problemOf(int status) {
        ProblemType type = ProblemType.ofStatus(status);
        return Problem.of(type, type.title() + ".");
    }

    private byte[] write(Problem problem) {
        try {
            return mapper.writeValueAsBytes(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
