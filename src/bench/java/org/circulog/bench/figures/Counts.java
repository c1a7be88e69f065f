package org.circulog.bench.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds the counts of an answer against those that the rival found. */
final class Counts {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Of sums that are no whole numbers: the order of adding shows in their last digits. */
    private static final double TOLERANCE = 1e-9;

    private final Figure figure;

    Counts(Figure figure) {
        this.figure = figure;
    }

    /** The day up to which an answer counts what goes on. */
    static LocalDate untilOf(byte[] answer) throws IOException {
        return LocalDate.parse(MAPPER.readTree(answer).path("until").asText());
    }

    /** What differs, in words; empty if all is equal. */
    List<String> compare(byte[] answer, Rival.Result rival) throws IOException {
        JsonNode whole = MAPPER.readTree(answer);
        Map<String, JsonNode> groups = groupsOf(whole);
        List<String> differences = new ArrayList<>();
        if (!groups.keySet().equals(rival.sums().keySet())) {
            differences.add("groups " + groups.keySet() + " where SQL has "
                    + rival.sums().keySet());
        }
        rival.sums().forEach((key, sums) -> {
            JsonNode group = groups.get(key);
            if (group != null && !group.path("suppressed").asBoolean()) {
                figure.counts()
                        .forEach((column, pointers) -> compare(whole, group, pointers, sums.get(column))
                                .ifPresent(difference -> differences.add(key + " " + column + " " + difference)));
            }
        });
        return differences;
    }

    private static Optional<String> compare(
            JsonNode whole, JsonNode group, List<String> pointers, BigDecimal expected) {
        List<JsonNode> numbers = new ArrayList<>();
        for (String pointer : pointers) {
            boolean ofAll = pointer.startsWith("//");
            String[] path = pointer.substring(ofAll ? 2 : 1).split("/");
            collect(ofAll ? whole : group, path, 0, numbers);
        }
        // Null: this figure does not say so of these devices.
        if (numbers.stream().anyMatch(JsonNode::isNull)) {
            return Optional.empty();
        }
        BigDecimal found = numbers.stream().map(JsonNode::decimalValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean exact = numbers.stream().allMatch(JsonNode::isIntegralNumber);
        double allowed = exact ? 0 : TOLERANCE * Math.abs(expected.doubleValue());
        return found.subtract(expected).abs().doubleValue() <= allowed
                ? Optional.empty()
                : Optional.of(found.toPlainString() + " where SQL has " + expected.toPlainString());
    }

    private static Map<String, JsonNode> groupsOf(JsonNode whole) {
        Map<String, JsonNode> groups = new TreeMap<>();
        for (JsonNode group : whole.path("groups")) {
            JsonNode key = group.path("key");
            String name = key.isEmpty() ? "" : key.elements().next().asText();
            groups.put(group.path("state").asText(name), group);
        }
        if (groups.isEmpty()) {
            groups.put("", whole);
        }
        return groups;
    }

    private static void collect(JsonNode node, String[] path, int step, List<JsonNode> numbers) {
        if (step == path.length || node.isNull()) {
            if (!node.isNumber() && !node.isNull()) {
                throw new IllegalStateException("There is no number at " + String.join("/", path));
            }
            numbers.add(node);
        } else if (path[step].equals("*")) {
            node.forEach(element -> collect(element, path, step + 1, numbers));
        } else if (node.isArray()) {
            collect(node.path(Integer.parseInt(path[step])), path, step + 1, numbers);
        } else {
            collect(node.path(path[step]), path, step + 1, numbers);
        }
    }
}
