package org.circulog.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** HTTP as bytes, for requests that no client library sends. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 5_000;

    private RawHttp() {}

    /** An answer until the connection ended. */
    public record Answer(int status, String head, String body) {
        static Answer parse(String text) {
            int end = text.indexOf("\r\n\r\n");
            String head = end < 0 ? text : text.substring(0, end);
            int status = head.startsWith("HTTP/1.") ? Integer.parseInt(head.substring(9, 12)) : 0;
            return new Answer(status, head, end < 0 ? "" : text.substring(end + 4));
        }
    }

    /** Sends the bytes and reads until the service closes the connection, which the request must ask for. */
    public static Answer send(URI service, byte[] request) {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return Answer.parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static Answer send(URI service, String request) {
        return send(service, request.getBytes(StandardCharsets.ISO_8859_1));
    }
}
