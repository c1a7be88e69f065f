package org.circulog.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The operations of the contract, for whoever must know them before the framework has found the one that is meant. */
@Singleton
public class Operations {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** In the order of the contract, which lists an address without parameters before one that it would match as well. */
    private final Map<String, List<Operation>> byPath = readContract();

    private final Map<String, Pattern> patterns = byPath.keySet().stream()
            .filter(path -> path.contains("{"))
            .collect(Collectors.toMap(
                    Function.identity(),
                    path -> Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+")),
                    (one, other) -> one,
                    LinkedHashMap::new));

    /**
     * One operation.
     *
     * @param id as the contract names it
     * @param path with its parameters in braces
     * @param open whether it needs no caller
     */
    public record Operation(String id, String method, String path, boolean open) {}

    /** What a request means; {@code HEAD} means what {@code GET} does. */
    public Optional<Operation> find(String method, String path) {
        String meant = method.equals("HEAD") ? "GET" : method;
        return at(path).stream()
                .filter(operation -> operation.method().equals(meant))
                .findFirst();
    }

    /** Which methods the contract has for a path, as {@code Allow} lists them. */
    Optional<String> methodsOf(String path) {
        return Optional.of(at(path).stream().map(Operation::method).sorted().collect(Collectors.joining(", ")))
                .filter(methods -> !methods.isEmpty());
    }

    /** The busiest addresses have no parameters, and are found by one look-up. */
    private List<Operation> at(String path) {
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<Operation> found = byPath.get(plain);
        return found != null
                ? found
                : patterns.entrySet().stream()
                        .filter(entry -> entry.getValue().matcher(plain).matches())
                        .map(entry -> byPath.get(entry.getKey()))
                        .findFirst()
                        .orElse(List.of());
    }

    private static Map<String, List<Operation>> readContract() {
        try (InputStream contract = Operations.class.getResourceAsStream("/contract/openapi.yaml")) {
            Map<String, List<Operation>> found = new LinkedHashMap<>();
            new YAMLMapper()
                    .readTree(contract)
                    .path("paths")
                    .properties()
                    .forEach(path -> found.put(path.getKey(), operationsAt(path.getKey(), path.getValue())));
            return found;
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static List<Operation> operationsAt(String path, JsonNode item) {
        return item.properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member -> new Operation(
                        member.getValue().path("operationId").asText(),
                        member.getKey().toUpperCase(Locale.ROOT),
                        path,
                        isOpen(member.getValue())))
                .toList();
    }

    private static boolean isOpen(JsonNode operation) {
        return operation.path("security").isArray()
                && operation.path("security").isEmpty();
    }
}
