package org.circulog.lot;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circulog.device.DeviceNaming;
import org.circulog.device.DeviceReference;
import org.circulog.device.NamedDevice;
import org.circulog.organisation.Caller;
import org.circulog.web.FieldError;
import org.circulog.web.Lines;
import org.circulog.web.Problem;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;
import org.circulog.web.StrictJson;
import org.circulog.web.Violations;

/** Reads devices from a request or a file; one that cannot be read leaves the others alone. */
@Singleton
class DeviceEntries {
    static final int MOST_BYTES = 16 << 20;

    private static final int MOST_DEVICES = 10_000;

    private final StrictJson json;
    private final Validator validator;
    private final DeviceNaming naming;

    DeviceEntries(StrictJson json, Validator validator, DeviceNaming naming) {
        this.json = json;
        this.validator = validator;
        this.naming = naming;
    }

    List<DeviceEntry> read(AddDevices request, Caller caller) {
        List<DeviceEntry> entries = new ArrayList<>();
        request.devices().forEach(device -> entries.add(check(entries.size(), device, caller)));
        return entries;
    }

    /** @throws ProblemException {@code payload-too-large} or {@code invalid-content} for the file as a whole */
    List<DeviceEntry> readLines(InputStream file, Caller caller) throws IOException {
        Lines lines = new Lines(file, DeviceReference.MAX_BYTES, MOST_BYTES);
        List<DeviceEntry> entries = new ArrayList<>();
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            requireRoom(entries);
            entries.add(read(entries.size(), line.get(), caller));
        }
        return requireSome(entries);
    }

    /**
     * @throws ProblemException {@code payload-too-large}, {@code malformed-request} or {@code invalid-content} for the
     *     file as a whole
     */
    List<DeviceEntry> readCsv(InputStream file, Caller caller) throws IOException {
        byte[] bytes = file.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(MOST_BYTES + " bytes");
        }
        List<DeviceEntry> entries = new ArrayList<>();
        for (DeviceTable table = DeviceTable.of(StrictJson.decode(bytes)); table.hasNext(); ) {
            requireRoom(entries);
            DeviceTable.Row row = table.next();
            entries.add(
                    row.whole()
                            ? read(entries.size(), row.json(), caller)
                            : refused(
                                    entries.size(),
                                    new FieldError("", "columns", "has not as many fields as the header")));
        }
        return requireSome(entries);
    }

    private DeviceEntry read(int index, Lines.Line line, Caller caller) {
        try {
            return line.whole()
                    ? read(index, StrictJson.decode(line.content()), caller)
                    : new DeviceEntry(
                            index,
                            null,
                            Problem.of(
                                    ProblemType.PAYLOAD_TOO_LARGE,
                                    "A device may have " + DeviceReference.MAX_BYTES + " bytes."));
        } catch (ProblemException notUtf8) {
            return new DeviceEntry(index, null, notUtf8.problem());
        }
    }

    private DeviceEntry read(int index, String text, Caller caller) {
        try {
            return check(index, json.read(text, DeviceReference.class), caller);
        } catch (ProblemException refused) {
            return new DeviceEntry(index, null, refused.problem());
        }
    }

    private DeviceEntry check(int index, DeviceReference reference, Caller caller) {
        List<FieldError> errors = new ArrayList<>(Violations.errorsOf(validator.validate(reference)));
        if (!errors.isEmpty()) {
            return new DeviceEntry(index, null, Problem.invalid(errors));
        }
        NamedDevice device = naming.read(reference, caller.organisationId(), errors);
        return errors.isEmpty()
                ? new DeviceEntry(index, device, null)
                : new DeviceEntry(index, null, Problem.invalid(errors));
    }

    private static DeviceEntry refused(int index, FieldError error) {
        return new DeviceEntry(index, null, Problem.invalid(List.of(error)));
    }

    private static void requireRoom(List<DeviceEntry> entries) {
        if (entries.size() == MOST_DEVICES) {
            throw tooLarge(MOST_DEVICES + " devices");
        }
    }

    private static List<DeviceEntry> requireSome(List<DeviceEntry> entries) {
        if (entries.isEmpty()) {
            throw ProblemException.invalid(new FieldError("", "size", "must have at least one device"));
        }
        return entries;
    }

    private static ProblemException tooLarge(String limit) {
        return new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, "A file of devices may have " + limit + ".");
    }
}
