package org.circulog.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Devices that were sold, and the repairs of them that go on: each a week after the one before. */
final class Population {
    private static final String SELLER = "clg_demoseller_everyone-knows-this-key-never-in-production";
    private static final LocalDate SOLD = LocalDate.of(2000, 1, 1);
    private static final int DAYS_BETWEEN_REPAIRS = 7;
    private static final int BATCH = 5_000;

    /** Outcomes as often as the repair records of the Open Repair Alliance have them. */
    private static final List<String> OUTCOMES = List.of(
            "FIXED",
            "FIXED",
            "FIXED",
            "FIXED",
            "FIXED",
            "FIXED",
            "END_OF_LIFE",
            "END_OF_LIFE",
            "REPAIRABLE",
            "UNKNOWN");

    private final List<String> ids;
    private final int[] repairs;

    private Population(List<String> ids) {
        this.ids = ids;
        this.repairs = new int[ids.size()];
    }

    /** Records a sale of each device through the service. */
    static Population register(Service service, int size) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>(size);
        for (int start = 0; start < size; start += BATCH) {
            ids.addAll(sell(service, IntStream.range(start, Math.min(size, start + BATCH))));
        }
        if (ids.size() != size) {
            throw new IllegalStateException("Only " + ids.size() + " of " + size + " devices could be registered");
        }
        return new Population(List.copyOf(ids));
    }

    private static List<String> sell(Service service, IntStream devices) throws IOException, InterruptedException {
        String lines = devices.mapToObj(Population::sale).collect(Collectors.joining("\n"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + Service.HOST + ":" + service.port() + "/v1/events/batch"))
                .header("Authorization", "Bearer " + SELLER)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        ObjectMapper mapper = new ObjectMapper();
        List<String> ids = new ArrayList<>();
        for (String line : answer.lines().toList()) {
            if (mapper.readTree(line).hasNonNull("deviceId")) {
                ids.add(mapper.readTree(line).get("deviceId").asText());
            }
        }
        return ids;
    }

    private static String sale(int device) {
        return """
                {"id":"%s","type":"SALE","occurredAt":"%s","device":{"category":"0306",%s},"sale":{"channel":"RETAIL"}}""".formatted(UUID.randomUUID(), SOLD, identifiers(device));
    }

    private static String identifiers(int device) {
        return "\"identifiers\":[{\"scheme\":\"SERIAL\",\"issuer\":\"Benchmark\",\"value\":\"SN%08d\"}]"
                .formatted(device);
    }

    /** The devices of one connection: no other works on them, so that the repairs of each come in their order. */
    Share share(int connection, int connections) {
        return new Share(connection, connections);
    }

    final class Share {
        private final int connection;
        private final int connections;
        private final SplittableRandom random = new SplittableRandom();

        private Share(int connection, int connections) {
            this.connection = connection;
            this.connections = connections;
        }

        /** The body of the next repair of any device; one half is named by id, the other by serial number. */
        String nextRepair() {
            int device = random.nextInt(connection, ids.size());
            device -= Math.floorMod(device - connection, connections);
            repairs[device]++;
            String name = random.nextBoolean() ? "\"id\":\"" + ids.get(device) + "\"" : identifiers(device);
            return """
                    {"id":"%s","type":"REPAIR","occurredAt":"%s","country":"GH","device":{%s},\
                    "repair":{"outcome":"%s","fault":"battery","parts":[{"name":"battery","massMg":38000,"source":"NEW"}]},\
                    "note":"Customer waited"}""".formatted(
                            UUID.randomUUID(),
                            SOLD.plusDays((long) repairs[device] * DAYS_BETWEEN_REPAIRS),
                            name,
                            OUTCOMES.get(random.nextInt(OUTCOMES.size())));
        }
    }
}
