package org.circulog.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.device.DeviceReference;
import org.circulog.time.Occurrence;
import org.circulog.web.Audited;
import org.circulog.web.MaxBytes;
import org.circulog.web.Multiline;

/**
 * Asks for an event to be recorded.
 *
 * @param device what it is about; absent where that is a lot
 * @param lotId the lot that it is about; absent where that is a device
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@MaxBytes(RecordEvent.MAX_BYTES)
public record RecordEvent(
        @NotNull UUID id,
        @NotNull EventType type,
        @Valid DeviceReference device,
        UUID lotId,
        @NotNull Occurrence occurredAt,

        @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code")
        String country,

        @Multiline @Size(min = 1, max = 2000) String note,
        @Size(max = 20) List<@NotNull @Valid Evidence> evidence,
        @Valid Sale sale,
        @Valid Repair repair,
        @Valid Reuse reuse,
        @Valid Recycling recycling,
        @Valid MaterialRecovery materialRecovery,
        @Valid Withdrawal withdrawal)
        implements Audited {

    /** Of one event as JSON, wherever it comes from. */
    public static final int MAX_BYTES = 32 * 1024;

    public RecordEvent {
        evidence = evidence == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(evidence));
    }

    public static RecordEvent repair(
            UUID id, DeviceReference device, Occurrence occurredAt, String country, String note, Repair repair) {
        return new RecordEvent(
                id,
                EventType.REPAIR,
                device,
                null,
                occurredAt,
                country,
                note,
                List.of(),
                null,
                repair,
                null,
                null,
                null,
                null);
    }

    @JsonIgnore
    boolean isAboutLot() {
        return lotId != null;
    }

    @JsonIgnore
    EventBody body() {
        return new EventBody(note, evidence, sale, repair, reuse, recycling, materialRecovery, withdrawal);
    }

    @Override
    public Map<String, ?> audited() {
        return id == null ? Map.of() : Map.of("eventId", id);
    }
}
