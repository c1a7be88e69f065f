package org.circulog.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.circulog.web.Spreadsheet;

/** The findings of an import as CSV (RFC 4180), written with the memory of one page of them. */
@Singleton
class ImportReport {
    private static final int PAGE = 1000;

    private final Findings findings;

    ImportReport(Findings findings) {
        this.findings = findings;
    }

    void write(UUID importId, OutputStream output) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(output)) {
            csv.writeRecord("row", "id", "status", "pointer", "code", "message");
            List<Finding> page = findings.listAfter(importId, 0, 0, PAGE);
            while (!page.isEmpty()) {
                page.forEach(finding -> csv.writeRecord(cells(finding)));
                Finding last = page.get(page.size() - 1);
                page = findings.listAfter(importId, last.line(), last.place(), PAGE);
            }
        }
    }

    private static List<String> cells(Finding finding) {
        return List.of(
                Long.toString(finding.line()),
                Spreadsheet.harmless(finding.recordId()),
                finding.status().name(),
                finding.remark().pointer(),
                finding.remark().code(),
                Spreadsheet.harmless(finding.remark().message()));
    }
}
