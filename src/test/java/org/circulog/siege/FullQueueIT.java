package org.circulog.siege;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.circulog.siege.Swarm.Client;
import org.junit.jupiter.api.Test;

/** More requests than the service can have on its hands, on a database that has come to a standstill. */
class FullQueueIT {
    private static final int REQUESTS = Siege.many(10_000);

    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** What the lanes have taken into their transactions before these came to a standstill. */
    private static final int UNDER_WAY = 1_000 + 50;

    private static final Pattern ID = Pattern.compile("\"id\": \"([0-9a-f-]{36})\"");

    @Test
    void answersAllInTimeAndKeepsWhatItAcknowledged() throws Exception {
        try (BesiegedService besieged = new BesiegedService(Map.of("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "4"));
                Swarm swarm = new Swarm(besieged.service().uri())) {
            new Bystander(besieged).p99(Duration.ofSeconds(5));
            timeForAsManyOfTheCheapestAnswers(besieged);
            Duration soon = SOON.plus(timeForAsManyOfTheCheapestAnswers(besieged));
            List<Client> clients;
            CompletableFuture<Boolean> alive;
            AtomicBoolean over = new AtomicBoolean();
            try (Connection holder = besieged.connect();
                    Statement statement = holder.createStatement()) {
                clients = swarm.connect(requests());
                assertThat(Siege.eventually(5, () -> besieged.metric("process_files_open_files") > REQUESTS))
                        .as("all connections are accepted")
                        .isTrue();
                alive = CompletableFuture.supplyAsync(() -> staysAlive(besieged, over));
                holder.setAutoCommit(false);
                statement.execute("LOCK TABLE life, device, event IN ACCESS EXCLUSIVE MODE");

                swarm.send(clients);
                swarm.await(Client::isAnswered, Duration.ofSeconds(4));
                holder.rollback();
            }

            boolean allAnswered = swarm.await(Client::isAnswered, LONGEST);
            over.set(true);

            Siege.print("%d requests answered %s", REQUESTS, statuses(clients));
            Siege.print(
                    "refused: median %d ms, last in time %d ms, later than %d ms: %d",
                    refusalMillis(clients, 0.5),
                    refusalMillis(clients, 1 - 1.0 * UNDER_WAY / REQUESTS),
                    soon.toMillis(),
                    late(clients, soon).size());
            assertThat(allAnswered).isTrue();
            assertThat(statuses(clients).keySet()).isSubsetOf(200, 201, 409, 503);
            assertThat(statuses(clients)).containsKey(503);
            assertThat(clients)
                    .filteredOn(client -> client.status() == 503)
                    .allMatch(client -> client.heard().toLowerCase().contains("retry-after: "));
            assertThat(late(clients, soon)).hasSizeLessThanOrEqualTo(UNDER_WAY);
            assertThat(alive.join()).isTrue();
            assertThat(Siege.eventually(10, () -> besieged.postEvent().statusCode() == 201))
                    .isTrue();
            assertThat(recorded(besieged))
                    .containsAll(ids(clients, 201))
                    .doesNotContainAnyElementsOf(surelyRefused(clients));
        }
    }

    /** What this machine needs for two thousand or ten thousand requests at a time, whatever they ask for. */
    private static Duration timeForAsManyOfTheCheapestAnswers(BesiegedService besieged) throws Exception {
        String request = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Swarm swarm = new Swarm(besieged.service().uri())) {
            List<Client> clients = swarm.connect(Collections.nCopies(REQUESTS, request));
            long begin = System.nanoTime();
            swarm.send(clients);
            assertThat(swarm.await(Client::isAnswered, LONGEST)).isTrue();
            return Duration.ofNanos(System.nanoTime() - begin);
        }
    }

    private static List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (int index = 0; index < REQUESTS; index++) {
            requests.add(index % 5 == 4 ? get() : post());
        }
        return requests;
    }

    private static String post() {
        String event = BesiegedService.event(UUID.randomUUID());
        return "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + BesiegedService.KEY
                + "\r\nContent-Type: application/json\r\nContent-Length: " + event.length() + "\r\n\r\n" + event;
    }

    private static String get() {
        return "GET /v1/devices?limit=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + BesiegedService.KEY
                + "\r\n\r\n";
    }

    private static boolean staysAlive(BesiegedService besieged, AtomicBoolean over) {
        try {
            boolean alive = true;
            while (!over.get()) {
                alive &= besieged.isAlive();
            }
            return alive;
        } catch (Exception dead) {
            throw new IllegalStateException(dead);
        }
    }

    private static List<Client> refused(List<Client> clients) {
        return clients.stream().filter(client -> client.status() == 503).toList();
    }

    private static List<Client> late(List<Client> clients, Duration soon) {
        return refused(clients).stream()
                .filter(client -> client.toAnswer().compareTo(soon) > 0)
                .toList();
    }

    private static long refusalMillis(List<Client> clients, double share) {
        List<Duration> times =
                refused(clients).stream().map(Client::toAnswer).sorted().toList();
        return times.get((int) ((times.size() - 1) * Math.max(0, share))).toMillis();
    }

    private static Map<Integer, Long> statuses(List<Client> clients) {
        return clients.stream().collect(Collectors.groupingBy(Client::status, TreeMap::new, Collectors.counting()));
    }

    private static Set<String> ids(List<Client> clients, int status) {
        return clients.stream()
                .filter(client -> client.status() == status)
                .map(client -> ID.matcher(client.request()))
                .filter(Matcher::find)
                .map(id -> id.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> surelyRefused(List<Client> clients) {
        return ids(
                clients.stream()
                        .filter(client -> client.heard().contains("is not recorded"))
                        .toList(),
                503);
    }

    private static Set<String> recorded(BesiegedService besieged) throws Exception {
        Set<String> ids = new HashSet<>();
        try (Connection connection = besieged.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT event_id FROM event")) {
            while (rows.next()) {
                assertThat(ids.add(rows.getString(1))).isTrue();
            }
        }
        return ids;
    }
}
