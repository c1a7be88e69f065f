package org.circulog.organisation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** An OpenID Connect provider with keys of its own, on the loopback interface; only what a service needs to check tokens. */
public final class TestProvider implements QuarkusTestResourceLifecycleManager {
    static final String AUDIENCE = "circulog";

    private final List<PublicJsonWebKey> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger keySetReads = new AtomicInteger();
    private volatile boolean away;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            rotate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys"}""".formatted(issuer())));
        server.createContext("/keys", exchange -> {
            keySetReads.incrementAndGet();
            answer(exchange, new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        });
        server.start();
        return Map.of("circulog.oidc.issuer", issuer(), "circulog.oidc.audience", AUDIENCE);
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(away ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void inject(TestInjector tests) {
        tests.injectIntoFields(this, new TestInjector.MatchesType(TestProvider.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The key that signs now. */
    PublicJsonWebKey key() {
        return keys.get(keys.size() - 1);
    }

    /** Signs with another key from now on. */
    void rotate() {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("key " + keys.size());
            keys.add(key);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(PublicJsonWebKey key) {
        keys.add(0, key);
    }

    void goAway(boolean gone) {
        away = gone;
    }

    int keySetReads() {
        return keySetReads.get();
    }
}
