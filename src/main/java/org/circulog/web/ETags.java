package org.circulog.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jboss.resteasy.reactive.RestResponse;

/** Strong entity tags: equal exactly if the answers are equal byte by byte. */
@Singleton
public class ETags {
    private final ObjectMapper mapper;

    ETags(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public EntityTag of(Object view) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(view));
            return new EntityTag(Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The view with its tag, or 304 if the client has it. */
    public <T> RestResponse<T> answer(T view, Request request) {
        return answer(view, of(view), request);
    }

    /** The view with a tag by which it is known already, or 304 if the client has it. */
    public <T> RestResponse<T> answer(T view, EntityTag tag, Request request) {
        Response.ResponseBuilder notModified = request.evaluatePreconditions(tag);
        return notModified == null
                ? RestResponse.ResponseBuilder.ok(view).tag(tag).build()
                : RestResponse.ResponseBuilder.<T>create(notModified.build().getStatus())
                        .tag(tag)
                        .build();
    }

    /** @throws ProblemException {@code precondition-required} without the header, {@code precondition-failed} if it differs */
    public void requireMatch(String ifMatch, Object current) {
        if (ifMatch == null) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED, "Send the `ETag` that you read in `If-Match`.");
        }
        String tag = "\"" + of(current).getValue() + "\"";
        boolean matches = ifMatch.strip().equals("*")
                || java.util.Arrays.stream(ifMatch.split(","))
                        .map(String::strip)
                        .anyMatch(tag::equals);
        if (!matches) {
            throw new ProblemException(ProblemType.PRECONDITION_FAILED, "The record is not the one that was read.");
        }
    }
}
