package org.circulog.bench.figures;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.circulog.bench.Service;

/** Records events in batches while the rollups follow: sales of new phones, then repairs of them. */
final class Ingest {
    private static final String SELLER = "clg_demoseller_everyone-knows-this-key-never-in-production";
    private static final String REPAIRER = "clg_demorepairer_everyone-knows-this-key-never-in-production";
    private static final int CONNECTIONS = 4;
    private static final int BATCH = 1_000;
    private static final LocalDate SOLD = LocalDate.of(2024, 1, 1);

    /** Of this run alone: over records that were kept, the devices of an earlier one are sold already. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final Service service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = new ObjectMapper();

    Ingest(Service service) {
        this.service = service;
    }

    /** What was recorded. */
    record Rate(long events, double seconds) {
        Rate plus(Rate more) {
            return new Rate(events + more.events, Math.max(seconds, more.seconds));
        }

        double perSecond() {
            return events / seconds;
        }
    }

    Rate record(int seconds) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Long>> recording = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                int number = connection;
                recording.add(threads.submit(() -> recordUntil(end, number)));
            }
            long events = 0;
            for (Future<Long> recorded : recording) {
                events += recorded.get();
            }
            return new Rate(events, (System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private long recordUntil(long end, int connection) throws IOException, InterruptedException {
        long events = 0;
        for (int batch = 0; System.nanoTime() < end; batch++) {
            String series = run + "C" + connection + "X" + batch + "X";
            post(SELLER, device -> sale(series + device));
            post(REPAIRER, device -> repair(series + device));
            events += 2L * BATCH;
        }
        return events;
    }

    /** One event of a device by its number. */
    @FunctionalInterface
    private interface Event {
        String of(int device);
    }

    private void post(String key, Event event) throws IOException, InterruptedException {
        String lines = IntStream.range(0, BATCH).mapToObj(event::of).collect(Collectors.joining("\n"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + Service.HOST + ":" + service.port() + "/v1/events/batch"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build();
        String answer =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        long created = 0;
        for (String line : answer.lines().toList()) {
            created += mapper.readTree(line).path("status").asText().equals("CREATED") ? 1 : 0;
        }
        if (created != BATCH) {
            throw new IllegalStateException("Only " + created + " of " + BATCH + " events were recorded: "
                    + answer.lines().findFirst());
        }
    }

    private static String sale(String serial) {
        return event("SALE", SOLD, serial, "\"sale\":{\"channel\":\"RETAIL\"}");
    }

    private static String repair(String serial) {
        return event("REPAIR", SOLD.plusDays(300), serial, "\"repair\":{\"outcome\":\"FIXED\"}");
    }

    private static String event(String type, LocalDate day, String serial, String content) {
        return """
                {"id":"%s","type":"%s","occurredAt":"%s","device":{"category":"0306","manufacturer":"Ingest",\
                "identifiers":[{"scheme":"SERIAL","issuer":"Ingest","value":"%s"}]},%s}""".formatted(UUID.randomUUID(), type, day, serial, content);
    }
}
