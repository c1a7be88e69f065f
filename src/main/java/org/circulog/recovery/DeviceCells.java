package org.circulog.recovery;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.SortedMap;
import org.circulog.lot.Apportionment;
import org.circulog.metrics.cells.CellSink;
import org.circulog.metrics.cells.Measure;
import org.circulog.reference.MaterialContent;
import org.circulog.reference.MaterialContents;

/** What counts in figures of that which came out of a device by itself. */
@Singleton
final class DeviceCells {
    private final OutputCodes codes;
    private final List<MaterialContent> contents;

    DeviceCells(OutputCodes codes, MaterialContents contents) {
        this.codes = codes;
        this.contents = contents.all();
    }

    void add(DeviceOutputs device, CellSink cells) {
        if (device.treatment() != null) {
            cells.add(Measure.TREATED_OTHERWISE_MG, false, device.treatment().ordinal(), device.inputMg());
        }
        if (!device.outputs().isEmpty()) {
            addOutputs(device, cells);
            addContents(device, cells);
        }
    }

    /** The input belongs to whoever recorded what came out of it, in proportion. */
    private void addOutputs(DeviceOutputs device, CellSink cells) {
        device.outputs()
                .forEach(line -> cells.add(Measure.OUTPUT_MG, false, codes.codeOf(line.output()), line.massMg()));
        SortedMap<Integer, Long> recyclers = device.byRecycler();
        long[] inputs = Apportionment.inProportion(
                device.stayedMg(),
                recyclers.values().stream().mapToLong(Long::longValue).toArray());
        int next = 0;
        for (Integer recycler : recyclers.keySet()) {
            cells.add(Measure.RECYCLER_INPUT_MG, false, recycler, inputs[next++]);
            cells.add(Measure.RECYCLER_OUTPUT_MG, false, recycler, recyclers.get(recycler));
        }
        cells.add(Measure.BALANCE_INPUT_MG, false, 0, device.stayedMg());
    }

    private void addContents(DeviceOutputs device, CellSink cells) {
        long[] split = {device.stayedMg(), device.inputMg() - device.stayedMg()};
        for (MaterialContent content : contents) {
            if (content.category().equals(device.group().category())) {
                int code = codes.codeOf(content.material());
                cells.add(Measure.CONTENT_MG, false, code, Apportionment.inProportion(content.massMg(), split)[0]);
                cells.add(Measure.CONTENT_RECYCLED_MG, false, code, device.recycledMg(content.material()));
            }
        }
    }
}
