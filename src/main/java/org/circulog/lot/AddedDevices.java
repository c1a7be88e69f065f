package org.circulog.lot;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;
import org.circulog.web.FieldError;
import org.circulog.web.Problem;

/** What became of the devices that were to be put into a lot, one by one in their order. */
public record AddedDevices(
        @NotNull Integer added,
        @NotNull Integer alreadyIn,
        @NotNull Integer rejected,
        @NotNull List<AddedDevice> items) implements Audited {
    public AddedDevices {
        items = List.copyOf(items);
    }

    /** What became of one device. */
    public enum Status {
        ADDED,
        ALREADY_IN,
        REJECTED
    }

    /**
     * One device.
     *
     * @param index its place in the request, from 0
     * @param deviceId null if it is not known
     * @param warnings what was said of it that is not recorded, with pointers into its reference; null if it was rejected
     * @param problem why it was rejected; null if it was not
     */
    public record AddedDevice(
            @NotNull Integer index, UUID deviceId, @NotNull Status status, List<FieldError> warnings, Problem problem) {

        static AddedDevice in(int index, UUID deviceId, Status status, List<FieldError> warnings) {
            return new AddedDevice(index, deviceId, status, List.copyOf(warnings), null);
        }

        static AddedDevice rejected(int index, UUID deviceId, Problem problem) {
            return new AddedDevice(index, deviceId, Status.REJECTED, null, problem);
        }
    }

    static AddedDevices of(List<AddedDevice> items) {
        return new AddedDevices(
                count(items, Status.ADDED), count(items, Status.ALREADY_IN), count(items, Status.REJECTED), items);
    }

    private static int count(List<AddedDevice> items, Status status) {
        return (int) items.stream().filter(item -> item.status() == status).count();
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("added", added, "alreadyIn", alreadyIn, "rejected", rejected);
    }
}
