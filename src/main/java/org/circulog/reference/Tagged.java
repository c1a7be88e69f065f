package org.circulog.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** An answer that stays the same while the service runs, with the tag of its JSON. */
record Tagged<T>(T content, EntityTag tag) {

    private static final int MAX_AGE_SECONDS = 3600;

    static <T> Tagged<T> of(T content, ObjectMapper json) {
        return new Tagged<>(content, new EntityTag(sha256(content, json)));
    }

    static <T> Tagged<ReferenceList<T>> list(List<T> items, ObjectMapper json) {
        return of(new ReferenceList<>(items), json);
    }

    RestResponse<T> answer(Request request) {
        Response.ResponseBuilder refusal = request.evaluatePreconditions(tag);
        if (refusal == null) {
            return cached(ResponseBuilder.ok(content).tag(tag));
        }
        Response.StatusType status = refusal.build().getStatusInfo();
        if (status.getStatusCode() == Response.Status.NOT_MODIFIED.getStatusCode()) {
            return cached(ResponseBuilder.notModified(tag));
        }
        throw new ClientErrorException(status.getStatusCode());
    }

    private static <R> RestResponse<R> cached(ResponseBuilder<R> answer) {
        CacheControl control = new CacheControl();
        control.setNoTransform(false);
        control.setPrivate(true);
        control.setMaxAge(MAX_AGE_SECONDS);
        return answer.cacheControl(control).build();
    }

    private static String sha256(Object content, ObjectMapper json) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json.writeValueAsBytes(content)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("cannot tag a reference table", e);
        }
    }
}
