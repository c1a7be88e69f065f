package org.circulog.metrics.survival;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lives with a birth of the golden example, in days; TREATED is 1, DISPOSED is 2. */
record GoldenLives(CompetingLives competing, int[] fixedLines, double[] fixedAges) {
    private static final Map<String, Integer> KINDS = Map.of("TREATED", 1, "DISPOSED", 2);

    static GoldenLives of(JsonNode golden) {
        List<String> devices = new ArrayList<>();
        JsonNode lives = golden.get("expected").get("projection");
        lives.fieldNames().forEachRemaining(devices::add);
        devices.removeIf(device -> lives.get(device).get("birth").isNull());
        List<JsonNode> fixes = new ArrayList<>();
        golden.get("events").forEach(fixes::add);
        fixes.removeIf(event -> !event.path("outcome").asText().equals("FIXED")
                || !devices.contains(event.get("device").asText()));
        return new GoldenLives(
                new CompetingLives(
                        days(devices, lives, "entry_age_days"),
                        days(devices, lives, "exit_age_days"),
                        devices.stream()
                                .mapToInt(device -> KINDS.getOrDefault(
                                        lives.get(device).get("fate").asText(), 0))
                                .toArray()),
                fixes.stream()
                        .mapToInt(fix -> devices.indexOf(fix.get("device").asText()))
                        .toArray(),
                fixes.stream()
                        .mapToDouble(fix -> age(fix, lives.get(fix.get("device").asText())))
                        .toArray());
    }

    Exposure exposure() {
        return Exposure.of(competing.entry(), competing.exit());
    }

    private static double[] days(List<String> devices, JsonNode lives, String field) {
        return devices.stream()
                .mapToDouble(device -> lives.get(device).get(field).asDouble())
                .toArray();
    }

    private static long age(JsonNode event, JsonNode life) {
        return ChronoUnit.DAYS.between(
                LocalDate.parse(life.get("birth").asText()),
                LocalDate.parse(event.get("occurredAt").asText()));
    }
}
