package org.circulog.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.circulog.web.Multiline;

/** The part of an event that is stored as one document: note, evidence and the object of its type. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EventBody(
        @Multiline String note,
        List<Evidence> evidence,
        Sale sale,
        Repair repair,
        Reuse reuse,
        Recycling recycling,
        MaterialRecovery materialRecovery,
        Withdrawal withdrawal) {

    public EventBody {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** The objects named after types that are there; a legal event has exactly one. */
    @JsonIgnore
    public List<EventContent> contents() {
        return Stream.<EventContent>of(sale, repair, reuse, recycling, materialRecovery, withdrawal)
                .filter(Objects::nonNull)
                .toList();
    }

    @JsonIgnore
    public EventContent content() {
        return contents().get(0);
    }

    /** What organisations may see that did not record the event. */
    EventBody reduced() {
        return new EventBody(
                null,
                List.of(),
                null,
                repair == null ? null : repair.reduced(),
                reuse == null ? null : reuse.reduced(),
                recycling == null ? null : recycling.reduced(),
                null,
                withdrawal);
    }
}
