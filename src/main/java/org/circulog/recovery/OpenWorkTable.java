package org.circulog.recovery;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.circulog.web.Spreadsheet;

/** Open work as CSV (RFC 4180), written with the memory of one part of it. */
@Singleton
class OpenWorkTable {
    private static final int PART = 10_000;

    private static final List<String> COLUMNS = List.of(
            "kind",
            "deviceId",
            "lotId",
            "name",
            "stage",
            "category",
            "since",
            "days",
            "pieces",
            "inputMassMg",
            "inputMassKg",
            "inputBasis",
            "recoveredMg",
            "recoveredKg",
            "remainingMg",
            "remainingKg",
            "closure",
            "claimableMg",
            "claimableKg",
            "openSteps");

    private final OpenWorkService service;

    OpenWorkTable(OpenWorkService service) {
        this.service = service;
    }

    /** The first part, which is read before anything is answered: what fails until then is a problem of its own. */
    List<OpenWork> begin(OpenWorkSelection selection) {
        return service.listAfter(selection, null, PART);
    }

    void write(OpenWorkSelection selection, List<OpenWork> first, OutputStream output) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(output)) {
            csv.writeRecord(COLUMNS);
            List<OpenWork> part = first;
            while (!part.isEmpty()) {
                part.forEach(work -> csv.writeRecord(cells(work, selection.today())));
                part = service.listAfter(selection, part.get(part.size() - 1).place(), PART);
            }
        }
    }

    private static List<String> cells(OpenWork work, LocalDate day) {
        boolean device = work.kind() == WorkKind.DEVICE;
        return List.of(
                work.kind().name(),
                device ? work.id().toString() : "",
                device ? "" : work.id().toString(),
                work.name() == null ? "" : Spreadsheet.harmless(work.name()),
                work.stage().name(),
                work.category() == null ? "" : work.category(),
                work.since().toString(),
                Integer.toString(work.daysOn(day)),
                Long.toString(work.pieces()),
                Long.toString(work.inputMg()),
                Kilograms.of(work.inputMg()),
                work.inputMg() == 0 ? "" : work.inputBasis().name(),
                Long.toString(work.outputMg()),
                Kilograms.of(work.outputMg()),
                Long.toString(work.remainingMg()),
                Kilograms.of(work.remainingMg()),
                work.closure() == null ? "" : work.closure().toString(),
                Long.toString(work.claimableMg()),
                Kilograms.of(work.claimableMg()),
                work.stepsOn(day).stream().map(step -> step.code().name()).collect(Collectors.joining(" ")));
    }
}
