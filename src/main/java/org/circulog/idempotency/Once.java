package org.circulog.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.circulog.web.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers a request that creates something once, however often it is sent with the same {@code Idempotency-Key}. */
@Singleton
public class Once {
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final ResourceInfo operation;
    private final RememberedAnswers answers;
    private final ObjectMapper mapper;

    Once(HttpHeaders headers, UriInfo uri, ResourceInfo operation, RememberedAnswers answers, ObjectMapper mapper) {
        this.headers = headers;
        this.uri = uri;
        this.operation = operation;
        this.answers = answers;
        this.mapper = mapper;
    }

    /**
     * The answer of the creation, or that of an earlier request with the key that the current request carries; without a
     * key, just the former. What is created and the answer commit together. A refusal is not remembered.
     *
     * @param content what the request asks for, once read, or what stands for its bytes; two requests to one address are
     *     the same if it is the same as JSON
     * @throws ProblemException {@code malformed-request}, {@code idempotency-key-reused}, {@code in-flight}, or whatever
     *     the creation is refused with
     */
    public <T> RestResponse<T> answer(UUID organisationId, Object content, Supplier<RestResponse<T>> creation) {
        return IdempotencyKey.in(Optional.ofNullable(headers.getRequestHeader(IdempotencyKey.HEADER))
                        .orElse(List.of()))
                .map(key -> answer(
                        new KeyedRequest(
                                organisationId, operation.getResourceMethod().getName(), key, fingerprint(content)),
                        creation))
                .orElseGet(creation);
    }

    private <T> RestResponse<T> answer(KeyedRequest request, Supplier<RestResponse<T>> creation) {
        return QuarkusTransaction.requiringNew()
                .call(() -> answers.findOrHold(request)
                        .map(earlier -> Once.<T>typed(earlier.replay()))
                        .orElseGet(() -> create(request, creation)));
    }

    private <T> RestResponse<T> create(KeyedRequest request, Supplier<RestResponse<T>> creation) {
        RestResponse<T> created = creation.get();
        answers.remember(request, Answer.of(created, json(created.getEntity())));
        return created;
    }

    private Fingerprint fingerprint(Object content) {
        return Fingerprint.of(json(List.of(uri.getPath(), new TreeMap<>(uri.getQueryParameters()), content))
                .getBytes(StandardCharsets.UTF_8));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The framework writes text as it is where an operation answers JSON. */
    @SuppressWarnings("unchecked")
    private static <T> RestResponse<T> typed(RestResponse<String> response) {
        return (RestResponse<T>) response;
    }
}
