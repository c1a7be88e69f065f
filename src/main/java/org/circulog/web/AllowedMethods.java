package org.circulog.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Which methods the contract has for a path: what {@code Allow} must say with 405, and the framework does not know. */
@Singleton
class AllowedMethods {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final AtomicReference<Map<Pattern, String>> methods = new AtomicReference<>();

    Optional<String> of(String path) {
        if (methods.get() == null) {
            methods.compareAndSet(null, readContract());
        }
        return methods.get().entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<Pattern, String> readContract() {
        try (InputStream contract = AllowedMethods.class.getResourceAsStream("/contract/openapi.yaml")) {
            Map<Pattern, String> found = new LinkedHashMap<>();
            new YAMLMapper()
                    .readTree(contract)
                    .path("paths")
                    .properties()
                    .forEach(path -> found.put(
                            Pattern.compile(path.getKey().replaceAll("\\{[^}]*}", "[^/]+") + "/?"),
                            methodsIn(path.getValue())));
            return found;
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static String methodsIn(JsonNode item) {
        Set<String> found = new TreeSet<>();
        item.fieldNames().forEachRemaining(name -> {
            if (METHODS.contains(name)) {
                found.add(name.toUpperCase(Locale.ROOT));
            }
        });
        return String.join(", ", found);
    }
}
