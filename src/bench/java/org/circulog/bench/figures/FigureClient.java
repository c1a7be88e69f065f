package org.circulog.bench.figures;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.circulog.bench.Service;

/** Asks the service, over one connection that is kept. */
final class FigureClient {
    private static final String ANALYST = "clg_demoanalyst_everyone-knows-this-key-never-in-production";
    private static final String ADMIN = "clg_demoadmin_everyone-knows-this-key-never-in-production";
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Service service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    FigureClient(Service service) {
        this.service = service;
    }

    /** An answer and the time until its last byte was there. */
    record Answer(byte[] body, long micros) {}

    /** @param path with its parameters */
    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path, ANALYST).GET().build());
    }

    Answer post(String path) throws IOException, InterruptedException {
        return send(
                request(path, ADMIN).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create("http://" + Service.HOST + ":" + service.port() + path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json");
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long micros = (System.nanoTime() - begin) / 1_000;
        if (response.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " was answered with " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return new Answer(response.body(), micros);
    }
}
