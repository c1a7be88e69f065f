package org.circulog.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import org.circulog.event.EventView;

/**
 * A voided event and what stands in its place.
 *
 * @param replacement null where nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrectionView(@NotNull EventView voided, EventView replacement) {}
