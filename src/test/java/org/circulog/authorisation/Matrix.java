package org.circulog.authorisation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table {@code authorisation/matrix.txt}. */
final class Matrix {
    private Matrix() {}

    static List<MatrixRow> rows() {
        List<List<String>> lines = text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
        List<String> head = lines.get(0);
        return lines.stream().skip(1).map(cells -> rowOf(head, cells)).toList();
    }

    private static MatrixRow rowOf(List<String> head, List<String> cells) {
        Map<String, Expectation> expectations = new LinkedHashMap<>();
        for (int column = 2; column < head.size(); column++) {
            expectations.put(head.get(column), Expectation.of(cells.get(column)));
        }
        return new MatrixRow(cells.get(0), Relation.of(cells.get(1)), expectations);
    }

    private static String text() {
        try (InputStream file = Matrix.class.getResourceAsStream("/authorisation/matrix.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
