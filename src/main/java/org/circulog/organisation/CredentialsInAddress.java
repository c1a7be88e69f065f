package org.circulog.organisation;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds keys and tokens where no client may put them (RFC 6750, section 2.3 and 5.3): in the path and the query. */
final class CredentialsInAddress {
    private static final Set<String> NAMES = Set.of(
            "key",
            "apikey",
            "api_key",
            "api-key",
            "access_token",
            "accesstoken",
            "token",
            "id_token",
            "bearer",
            "authorization",
            "auth",
            "secret");

    private CredentialsInAddress() {}

    static boolean areIn(HttpServerRequest request) {
        String uri = request.uri();
        // Most addresses have nothing that could hide a key, and need not be taken apart.
        return (uri.indexOf('?') >= 0 || uri.indexOf('%') >= 0 || uri.contains(BearerKey.PREFIX)) && areIn(uri);
    }

    private static boolean areIn(String uri) {
        try {
            QueryStringDecoder address = new QueryStringDecoder(uri);
            return isSecret(address.path())
                    || address.parameters().entrySet().stream().anyMatch(CredentialsInAddress::isSecret);
        } catch (IllegalArgumentException undecodable) {
            return isSecret(uri);
        }
    }

    private static boolean isSecret(Map.Entry<String, List<String>> parameter) {
        return NAMES.contains(parameter.getKey().toLowerCase(Locale.ROOT))
                || isSecret(parameter.getKey())
                || parameter.getValue().stream().anyMatch(CredentialsInAddress::isSecret);
    }

    private static boolean isSecret(String text) {
        return text.contains(BearerKey.PREFIX);
    }
}
