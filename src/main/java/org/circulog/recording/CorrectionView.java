package org.circulog.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.Map;
import org.circulog.event.EventView;
import org.circulog.web.Audited;

/**
 * A voided event and what stands in its place.
 *
 * @param replacement null where nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrectionView(@NotNull EventView voided, EventView replacement) implements Audited {
    @Override
    public Map<String, ?> audited() {
        Map<String, Object> about = new LinkedHashMap<>(voided.audited());
        if (replacement != null) {
            about.put("replacementId", replacement.id());
        }
        return about;
    }
}
