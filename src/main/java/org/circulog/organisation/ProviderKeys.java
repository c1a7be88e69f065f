package org.circulog.organisation;

import java.io.IOException;
import java.security.Key;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleResponse;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The keys of a provider, found by OpenID Connect Discovery when the first token comes, so that the service starts without
 * it. Keys that are known go on for a day where it does not answer.
 */
final class ProviderKeys implements VerificationKeyResolver {
    private static final Logger LOG = Logger.getLogger(ProviderKeys.class);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MOST_BYTES = 1 << 18;
    private static final long CACHED_SECONDS = TimeUnit.MINUTES.toSeconds(10);
    private static final long CACHED_IN_OUTAGE_SECONDS = TimeUnit.DAYS.toSeconds(1);

    /** A token with an unknown key may be the first after a rotation, or anybody's: asked for no more often than this. */
    private static final long MILLIS_BETWEEN_REFRESHES = 5_000;

    /** Meanwhile nobody waits for a provider that has just not answered. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String issuer;
    private final Get http = new Get();
    private VerificationKeyResolver keys;
    private volatile Outage outage;

    ProviderKeys(String issuer) {
        this.issuer = issuer;
        http.setConnectTimeout(TIMEOUT_MILLIS);
        http.setReadTimeout(TIMEOUT_MILLIS);
        http.setRetries(0);
        http.setResponseBodySizeLimit(MOST_BYTES);
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        if (token.getKeyIdHeaderValue() == null) {
            throw new UnresolvableKeyException("The token names no key.");
        }
        try {
            return find().resolveKey(token, nesting);
        } catch (IOException unreachable) {
            throw new UnresolvableKeyException("The provider does not answer.", unreachable);
        }
    }

    private synchronized VerificationKeyResolver find() throws IOException {
        if (keys == null) {
            keys = new HttpsJwksVerificationKeyResolver(keysAt(discover()));
        }
        return keys;
    }

    private String discover() throws IOException {
        String address = issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration";
        try {
            Map<String, Object> provider = JsonUtil.parseJson(get(address).getBody());
            if (issuer.equals(provider.get("issuer")) && provider.get("jwks_uri") instanceof String found) {
                return found;
            }
            throw new IOException("its configuration names another issuer or no keys");
        } catch (JoseException noJson) {
            throw new IOException("its configuration is not JSON", noJson);
        }
    }

    private HttpsJwks keysAt(String address) {
        HttpsJwks found = new HttpsJwks(address);
        found.setSimpleHttpGet(this::get);
        found.setDefaultCacheDuration(CACHED_SECONDS);
        found.setRetainCacheOnErrorDuration(CACHED_IN_OUTAGE_SECONDS);
        found.setRefreshReprieveThreshold(MILLIS_BETWEEN_REFRESHES);
        return found;
    }

    private SimpleResponse get(String address) throws IOException {
        Outage last = outage;
        if (last != null && System.nanoTime() - last.at() < QUIET_NANOS) {
            throw last.fault();
        }
        try {
            return http.get(address);
        } catch (IOException unreachable) {
            outage = new Outage(unreachable, System.nanoTime());
            LOG.warnf("The provider of tokens does not answer: %s", unreachable.getMessage());
            throw unreachable;
        }
    }

    /** When the provider did not answer, and what that looked like. */
    private record Outage(IOException fault, long at) {}
}
