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
record TaggedList<T>(ReferenceList<T> list, EntityTag tag) {

    private static final int MAX_AGE_SECONDS = 3600;

    static <T> TaggedList<T> of(List<T> items, ObjectMapper json) {
        ReferenceList<T> list = new ReferenceList<>(items);
        return new TaggedList<>(list, new EntityTag(sha256(list, json)));
    }

    RestResponse<ReferenceList<T>> answer(Request request) {
        Response.ResponseBuilder refusal = request.evaluatePreconditions(tag);
        if (refusal == null) {
            return cached(ResponseBuilder.ok(list).tag(tag));
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
