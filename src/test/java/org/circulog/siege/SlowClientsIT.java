package org.circulog.siege;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.circulog.siege.Swarm.Client;
import org.junit.jupiter.api.Test;

/** Half-sent bodies and connections that say nothing, and somebody who wants to work meanwhile. */
class SlowClientsIT {
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Below that, a machine with two cores measures its own noise. */
    private static final Duration NOISE = Duration.ofMillis(10);

    private static final int HALF_SENT = Siege.many(300);
    private static final int SILENT = Siege.many(2_000);

    @Test
    void doNotGetIntoTheWayOfOthersAndDoNotStay() throws Exception {
        try (BesiegedService besieged = new BesiegedService(Map.of());
                Swarm swarm = new Swarm(besieged.service().uri())) {
            Bystander bystander = new Bystander(besieged);
            bystander.p99(WARM_UP);
            double threads = besieged.metric("jvm_threads_live_threads");
            double descriptors = besieged.metric("process_files_open_files");
            Duration quiet = best(bystander);

            long begin = System.nanoTime();
            List<Client> attackers = swarm.connect(requests());
            swarm.send(attackers);
            Duration besiegedTime = best(bystander);
            boolean allClosed = swarm.await(Client::isClosed, LONGEST.minusNanos(System.nanoTime() - begin));
            Duration took = Duration.ofNanos(System.nanoTime() - begin);

            Siege.print("p99 quiet %d us, besieged %d us", quiet.toNanos() / 1000, besiegedTime.toNanos() / 1000);
            Siege.print(
                    "%d attackers closed after %d ms, answers %s",
                    attackers.size(), took.toMillis(), statuses(attackers));
            assertThat(allClosed).as("not closed: " + stillOpen(attackers)).isTrue();
            assertThat(statuses(attackers).keySet()).isSubsetOf(0, 408, 503);
            assertThat(attackers.subList(0, HALF_SENT)).allMatch(Client::isAnswered);
            assertThat(besiegedTime)
                    .isLessThanOrEqualTo(Collections.max(List.of(quiet.multipliedBy(2), quiet.plus(NOISE))));
            assertThat(Siege.eventually(
                            60,
                            () -> besieged.metric("process_files_open_files") <= descriptors + 5
                                    && besieged.metric("jvm_threads_live_threads") <= threads + 20))
                    .as(
                            "threads %s, were %s; descriptors %s, were %s",
                            besieged.metric("jvm_threads_live_threads"),
                            threads,
                            besieged.metric("process_files_open_files"),
                            descriptors)
                    .isTrue();
            assertThat(besieged.postEvent().statusCode()).isEqualTo(201);
            assertThat(besieged.service()
                            .post("/v1/events/batch", BesiegedService.KEY, "[]")
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    private static Duration best(Bystander bystander) throws Exception {
        List<Duration> rounds = new ArrayList<>();
        for (int round = 0; round < Siege.rounds(); round++) {
            rounds.add(bystander.p99(ROUND));
        }
        return Collections.min(rounds);
    }

    private static List<String> requests() {
        List<String> requests = new ArrayList<>();
        List<String> halves = List.of(
                half("/v1/events", "application/json"),
                half("/v1/devices", "application/json"),
                half("/v1/events/batch", "application/json"),
                half("/v1/events/batch", "application/x-ndjson"),
                half("/v1/imports?format=ords", "text/csv"),
                "POST /v1/events HTTP/1.1\r\nHost: loc");
        IntStream.range(0, HALF_SENT).forEach(index -> requests.add(halves.get(index % halves.size())));
        requests.addAll(Collections.nCopies(SILENT, ""));
        return requests;
    }

    /** Enough that what reads it is no longer content with a first buffer. */
    private static String half(String path, String mediaType) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + BesiegedService.KEY
                + "\r\nContent-Type: " + mediaType + "\r\nContent-Length: 30000\r\n\r\n" + "{\"id\": ".repeat(2_000);
    }

    private static Map<Integer, Long> statuses(List<Client> clients) {
        return clients.stream().collect(Collectors.groupingBy(Client::status, TreeMap::new, Collectors.counting()));
    }

    private static String stillOpen(List<Client> clients) {
        return clients.stream()
                .filter(client -> !client.isClosed())
                .map(client -> client.request().lines().findFirst().orElse("silent"))
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()))
                .toString();
    }
}
