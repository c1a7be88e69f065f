package org.circulog.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;

/** Stands before the framework's JSON reader, which accepts more than the contract and answers in its own shape. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, StrictJsonReader.MERGE_PATCH})
public class StrictJsonReader implements MessageBodyReader<Object> {
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final int DEFAULT_MAX_BYTES = 1 << 20;

    private final StrictJson json;

    StrictJsonReader(StrictJson json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        int most = mostBytesOf(type);
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw tooLarge(most);
        }
        return mediaType.toString().startsWith(MERGE_PATCH) ? json.readPatch(bytes, type) : json.read(bytes, type);
    }

    static int mostBytesOf(Class<?> type) {
        MaxBytes limit = type.getAnnotation(MaxBytes.class);
        return limit == null ? DEFAULT_MAX_BYTES : limit.value();
    }

    static ProblemException tooLarge(long most) {
        return new ProblemException(
                ProblemType.PAYLOAD_TOO_LARGE, "At most " + most + " bytes are taken.", Map.of("limit", most));
    }
}
