package org.circulog.identity;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.circulog.web.Audited;
import org.circulog.web.MaxBytes;

/** Names the other record of a merge. */
@MaxBytes(1024)
public record MergeDevice(@NotNull UUID duplicate) implements Audited {
    @Override
    public Map<String, ?> audited() {
        return duplicate == null ? Map.of() : Map.of("duplicateId", duplicate);
    }
}
