package org.circulog.lot;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;

/**
 * A lot that was split.
 *
 * @param parts the new lots, in the order in which they were asked for
 */
public record SplitView(@NotNull UUID lotId, @NotNull List<LotView> parts) implements Audited {
    public SplitView {
        parts = List.copyOf(parts);
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("lotId", lotId, "parts", parts.stream().map(LotView::id).toList());
    }
}
