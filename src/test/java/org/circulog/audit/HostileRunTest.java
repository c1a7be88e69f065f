package org.circulog.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.circulog.CirculogConfig;
import org.circulog.testing.ApiTest;
import org.circulog.testing.Devices;
import org.circulog.testing.Events;
import org.circulog.testing.JsonBody;
import org.circulog.testing.Parallel;
import org.circulog.testing.RawHttp;
import org.circulog.testing.RawHttp.Answer;
import org.circulog.testing.TestKeys;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys in all the wrong places, and texts that would like to be lines of their own. */
@ApiTest
class HostileRunTest {
    private static final int CLIENTS = 16;
    private static final int LINES = 10_000;
    private static final Pattern REQUEST_ID = Pattern.compile("(?im)^x-request-id: (\\S+)");
    private static final Set<Integer> DENIALS = Set.of(401, 403, 429);

    /** As JSON and as a header may carry it. */
    private static final String INJECTION =
            "\r\n{\"decision\":\"ALLOWED\",\"injected\":true}\r\n\u2028\u0085\u0000\u001b[2J";

    @TestHTTPResource("/")
    URI service;

    @Inject
    CirculogConfig config;

    private final String token =
            base64("{\"alg\":\"RS256\"}") + "." + base64("{\"sub\":\"somebody\"}") + "." + "s".repeat(86);
    private TestOrganisation organisation;
    private String unknown;

    @BeforeEach
    void givenAKeyAndOneThatIsNone() {
        organisation = Events.recorder();
        unknown = organisation.key().replaceFirst("clg_.{12}", "clg_dddddddddddd");
    }

    /** A request. */
    private record Attack(String method, String path, Map<String, String> headers, String body) {}

    /** What became of one. */
    private record Outcome(String requestId, String method, int status) {
        boolean isLogged() {
            return DENIALS.contains(status) || !Set.of("GET", "HEAD").contains(method);
        }
    }

    @Test
    void leavesOneLineADecisionAndNoSecretInAnyLog() {
        AuditFile audit = new AuditFile(config.audit().file());
        CapturedLog ordinary = CapturedLog.start();

        List<Outcome> outcomes = Parallel.run(IntStream.range(0, CLIENTS)
                        .<Callable<List<Outcome>>>mapToObj(client -> this::attack)
                        .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        Logger.getLogger("somebody").warning("the log is captured");
        ordinary.stop();

        List<String> logged = outcomes.stream()
                .filter(Outcome::isLogged)
                .map(Outcome::requestId)
                .toList();
        List<JsonNode> lines = audit.linesOf(logged);
        assertThat(logged).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(LINES);
        assertThat(lines).extracting(AuditFile::idIn).containsExactlyInAnyOrderElementsOf(logged);
        assertThat(outcomes).extracting(Outcome::status).contains(200, 201, 400, 401, 403, 405, 406, 415, 422);
        assertThat(outcomes).extracting(Outcome::status).allMatch(status -> status < 500);
        assertThat(audit.text())
                .doesNotContain("injected")
                .doesNotContain("\u2028")
                .doesNotContain("\u0085");
        assertThat(ordinary.text()).contains("the log is captured");
        assertThat(secrets()).allSatisfy(secret -> {
            assertThat(audit.text().contains(secret)).isFalse();
            assertThat(ordinary.text().contains(secret)).isFalse();
        });
    }

    private List<String> secrets() {
        return List.of(
                organisation.key().split("_", 3)[2],
                TestKeys.admin().split("_", 3)[2],
                base64("user:" + organisation.key()),
                token,
                token.split("\\.")[2]);
    }

    private List<Outcome> attack() {
        List<Outcome> outcomes = new ArrayList<>();
        while (outcomes.stream().filter(Outcome::isLogged).count() * CLIENTS < LINES) {
            attacks().stream().map(this::send).forEach(outcomes::add);
        }
        return outcomes;
    }

    private List<Attack> attacks() {
        String key = organisation.key();
        Map<String, String> json = Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json");
        String event = event().toString();
        return List.of(
                new Attack(
                        "POST",
                        "/v1/events",
                        json,
                        event().with("/note", key + INJECTION.replace("\u0000", ""))
                                .toString()),
                new Attack("POST", "/v1/events", with(json, "X-Request-Id", key), event),
                new Attack("POST", "/v1/events", with(json, "X-Request-Id", "{\"injected\":true}"), event),
                new Attack("POST", "/v1/events", with(json, "User-Agent", key + "\t{\"injected\":true}\u0085"), event),
                new Attack("POST", "/v1/events", with(json, "Cookie", "key=" + key), event),
                new Attack("POST", "/v1/events", with(json, "Referer", "/v1/devices?key=" + key), event),
                new Attack("POST", "/v1/events", with(json, "X-Forwarded-For", key), event),
                new Attack("POST", "/v1/events", with(json, "Accept", "text/" + key), event),
                new Attack("POST", "/v1/events", with(json, "Content-Type", "application/" + key), event),
                new Attack("POST", "/v1/events", json, key),
                new Attack("POST", "/v1/events", json, "{\"" + key + "\": 1}"),
                new Attack("POST", "/v1/events", json, event().with("/id", key).toString()),
                new Attack(
                        "POST",
                        "/v1/events",
                        json,
                        event().with("/type", key + INJECTION).toString()),
                new Attack(
                        "POST",
                        "/v1/events",
                        json,
                        event().with("/country", key).toString()),
                new Attack(
                        "POST",
                        "/v1/events",
                        json,
                        Events.sale(Devices.known(Devices.identifier("IMEI", key)), "2024")
                                .toString()),
                new Attack(
                        "POST",
                        "/v1/events/validate",
                        json,
                        event().with("/note", INJECTION).toString()),
                new Attack("POST", "/v1/events/batch", json, "[" + event + "," + event().with("/id", token) + "]"),
                new Attack("POST", "/v1/events?key=" + key, json, event),
                new Attack("POST", "/v1/events?access_token=" + token, json, event),
                new Attack("POST", "/v1/events?%0d%0a" + key.substring(17), json, event),
                new Attack("POST", "/v1/events/" + key, json, event),
                new Attack("POST", "/v1/events/%0d%0a%7B%22injected%22:true%7D", json, event),
                new Attack("PATCH", "/v1/devices/" + UUID.randomUUID(), with(json, "If-Match", key), "{}"),
                new Attack(
                        "DELETE",
                        "/v1/organisations/" + organisation.id() + "/keys/" + key.split("_", 3)[2],
                        asAdmin(),
                        ""),
                new Attack(
                        "POST", "/v1/organisations/" + organisation.id() + "/keys", asAdmin(), "{\"" + key + "\": 1}"),
                new Attack("GET", "/v1/organisations", json, ""),
                new Attack("GET", "/v1/devices", Map.of("Authorization", "Bearer " + token), ""),
                new Attack("GET", "/v1/devices", Map.of("Authorization", "Basic " + base64("user:" + key)), ""),
                new Attack("POST", "/v1/events", Map.of("Authorization", key), event),
                new Attack("POST", "/v1/events", Map.of("Authorization", "Bearer " + unknown), event),
                new Attack(
                        "POST",
                        "/v1/events",
                        Map.of("Authorization", "Bearer " + key + "\r\nAuthorization: Bearer " + unknown),
                        event),
                new Attack(key, "/v1/events", json, event));
    }

    private Map<String, String> asAdmin() {
        return Map.of("Authorization", "Bearer " + TestKeys.admin(), "Content-Type", "application/json");
    }

    private static JsonBody event() {
        return Events.sale(Devices.phone(), "2024-05-01");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private Outcome send(Attack attack) {
        String head = attack.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        byte[] body = attack.body().getBytes(UTF_8);
        String request = attack.method() + " " + attack.path() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + head + "Content-Length: " + body.length + "\r\n\r\n" + new String(body, ISO_8859_1);
        Answer answer = RawHttp.send(service, request);
        Matcher id = REQUEST_ID.matcher(answer.head());
        assertThat(id.find()).as(answer.head()).isTrue();
        return new Outcome(id.group(1), attack.method(), answer.status());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** All that the service says outside of the audit log. */
    private static final class CapturedLog extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        static CapturedLog start() {
            CapturedLog log = new CapturedLog();
            log.setLevel(Level.ALL);
            Logger.getLogger("").addHandler(log);
            return log;
        }

        void stop() {
            Logger.getLogger("").removeHandler(this);
        }

        String text() {
            return String.join("\n", lines);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
