package org.circulog.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** In which form a body may come: one media type, in UTF-8, and not compressed unless the operation takes archives. */
final class BodyForm {
    private static final String UTF_8 = "utf-8";
    private static final String IDENTITY = "identity";
    private static final String ARCHIVE = "application/gzip";

    private BodyForm() {}

    /** @throws ProblemException {@code unsupported-media-type} */
    static void check(ContainerRequestContext request, String... mediaTypes) {
        MediaType type = request.getMediaType();
        if (type == null) {
            throw refused("`Content-Type` is required: " + String.join(" or ", mediaTypes) + ".");
        }
        if (type.isWildcardType() || type.isWildcardSubtype()) {
            throw refused("`Content-Type` must name one media type.");
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase(UTF_8)) {
            throw refused("The body must be UTF-8.");
        }
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        boolean compressed = encoding != null && !encoding.equalsIgnoreCase(IDENTITY);
        if (compressed && !List.of(mediaTypes).contains(ARCHIVE)) {
            throw refused("The body must not be compressed; there is no `Content-Encoding` for it.");
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
