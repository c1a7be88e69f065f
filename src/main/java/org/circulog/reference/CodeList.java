package org.circulog.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The codes that a field of a request or answer may hold, with their meanings. */
public record CodeList(@NotNull String name, @NotNull List<CodeMeaning> codes) {

    public CodeList {
        Objects.requireNonNull(name, "name");
        codes = List.copyOf(codes);
    }

    /** Reads every list, in the order of the table. */
    public static List<CodeList> readAll() {
        List<Map.Entry<String, CodeMeaning>> rows = ReferenceTable.read(
                "code-lists.csv",
                row -> Map.entry(row.getField("list"), new CodeMeaning(row.getField("code"), row.getField("meaning"))));
        return rows.stream()
                .collect(groupingBy(Map.Entry::getKey, LinkedHashMap::new, mapping(Map.Entry::getValue, toList())))
                .entrySet()
                .stream()
                .map(list -> new CodeList(list.getKey(), list.getValue()))
                .toList();
    }
}
