package org.circulog.metrics.population;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.circulog.web.Spreadsheet;

/** Figures as CSV (RFC 4180): one line per group, or per point of a curve; empty where there is no figure. */
public record FigureTable(List<String> columns, List<List<Object>> rows) {
    public FigureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public StreamingOutput output() {
        return output -> {
            try (CsvWriter csv = CsvWriter.builder().build(output)) {
                csv.writeRecord(columns);
                rows.forEach(row ->
                        csv.writeRecord(row.stream().map(FigureTable::text).toList()));
            }
        };
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof String text ? Spreadsheet.harmless(text) : value.toString();
    }
}
