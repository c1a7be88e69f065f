package org.circulog.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What a request must look like to mean the same to everyone between its sender and the service (RFC 9112). */
final class RequestForm {
    private static final int MOST_HEADERS = 100;

    private RequestForm() {}

    /** Why a request that could be decoded is refused nevertheless; empty if it is not. */
    static Optional<HttpResponseStatus> findFault(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (!isSpoken(request.protocolVersion())) {
            return Optional.of(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED);
        } else if (countOf(headers) > MOST_HEADERS) {
            return Optional.of(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
        } else if (headers.getAll(HttpHeaderNames.HOST).size() != 1
                || !isLengthClear(headers)
                || isRepeated(headers)
                || hasNameless(headers)) {
            return Optional.of(HttpResponseStatus.BAD_REQUEST);
        } else if (headers.contains(HttpHeaderNames.CONTENT_TYPE)
                && headers.get(HttpHeaderNames.CONTENT_TYPE).isBlank()) {
            return Optional.of(HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        return Optional.empty();
    }

    /** The size of these headers is that of their names. */
    private static int countOf(HttpHeaders headers) {
        int count = 0;
        for (Iterator<?> rest = headers.iteratorCharSequence(); rest.hasNext(); rest.next()) {
            count++;
        }
        return count;
    }

    private static boolean hasNameless(HttpHeaders headers) {
        return headers.contains("");
    }

    private static boolean isSpoken(HttpVersion version) {
        return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
    }

    /** The decoder refuses most of what is unclear; a body that is compressed on its way is left to us. */
    private static boolean isLengthClear(HttpHeaders headers) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0));
    }

    private static boolean isRepeated(HttpHeaders headers) {
        return headers.getAll(HttpHeaderNames.CONTENT_TYPE).size() > 1;
    }
}
