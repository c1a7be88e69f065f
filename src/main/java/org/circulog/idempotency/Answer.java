package org.circulog.idempotency;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * An answer as it was sent.
 *
 * @param headers those that the operation set
 * @param body its bytes, which are JSON in UTF-8, as text
 */
record Answer(int status, Map<String, String> headers, String body) {
    private static final String REPLAYED = "Idempotent-Replayed";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(RestResponse<?> response, String body) {
        Map<String, String> headers =
                response.getHeaders().keySet().stream().collect(toMap(name -> name, response::getHeaderString));
        return new Answer(response.getStatus(), headers, body);
    }

    RestResponse<String> replay() {
        ResponseBuilder<String> response = ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), body);
        headers.forEach(response::header);
        return response.header(REPLAYED, true).build();
    }
}
