package org.circulog.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.circulog.life.FactKind;
import org.circulog.life.MassBasis;
import org.circulog.life.RepairJob;
import org.circulog.life.Step;
import org.circulog.lifeline.Lifeline;
import org.circulog.lifeline.Traits;
import org.circulog.metrics.cells.Cells;
import org.circulog.metrics.cells.LifelineCells;
import org.circulog.testing.TestKeys.TestOrganisation;
import org.circulog.time.Precision;

/** The fourteen devices of the worked example: eight phones and six laptops with 37 events, and what they count for. */
public final class GoldenDevices {
    /** The day as of which the expected figures are. */
    public static final LocalDate UNTIL = LocalDate.parse("2026-01-01");

    private static final List<Row> ROWS = read();

    private GoldenDevices() {}

    private record Row(String category, long massMg, LocalDate observedSince, String events) {
        static Row of(String line) {
            String[] columns = line.split(", ", -1);
            return new Row(columns[1], Long.parseLong(columns[2]), LocalDate.parse(columns[3]), columns[4]);
        }

        List<Step> steps() {
            return Arrays.stream(events.split("; "))
                    .map(event -> event.split(" "))
                    .map(words -> new Step(
                            FactKind.valueOf(words[0]), LocalDate.parse(words[1]), 0, false, RepairJob.UNDESCRIBED))
                    .toList();
        }
    }

    /** The lines of all of them. */
    public static List<Lifeline> lines() {
        return ROWS.stream().map(GoldenDevices::line).toList();
    }

    /** What all of them count for, by UNU key. */
    public static SortedMap<String, Cells> byCategory() {
        SortedMap<String, Cells> byCategory = new TreeMap<>();
        for (Lifeline line : lines()) {
            Cells cells = byCategory.computeIfAbsent(line.traits().category(), none -> new Cells());
            LifelineCells.addUntil(line, UNTIL, (measure, byYear, value, count) -> cells.add(measure, value, count));
        }
        return byCategory;
    }

    /** What all of them count for. */
    public static Cells cells() {
        Cells all = new Cells();
        byCategory().values().forEach(all::addAll);
        return all;
    }

    /** Records all of them as new devices of a manufacturer, by which they can be told from those of other tests. */
    public static void record(TestOrganisation recorder, String manufacturer) {
        ROWS.forEach(row -> Events.recordAll(
                recorder,
                Events.parse(
                        row.events,
                        Devices.of(Devices.serial(), row.category)
                                .with("/manufacturer", manufacturer)
                                .with("/massMg", row.massMg)
                                .with("/massBasis", "MEASURED")
                                .with("/observedSince", row.observedSince.toString()))));
    }

    private static Lifeline line(Row row) {
        List<Step> steps = row.steps();
        LocalDate first = steps.get(0).day();
        boolean born = steps.get(0).kind() == FactKind.SALE;
        return new Lifeline(
                new Traits(row.category, "GH", "GH", null, null),
                born ? Precision.DAY : null,
                row.observedSince.isAfter(first) ? row.observedSince : first,
                row.massMg,
                MassBasis.MEASURED,
                null,
                steps);
    }

    private static List<Row> read() {
        InputStream table = GoldenDevices.class.getResourceAsStream("/recording/golden-example.csv");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.matches("[AB][0-9], .*"))
                    .map(Row::of)
                    .toList();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
