package org.circulog.organisation;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.circulog.web.Audited;

/**
 * A key that was just created.
 *
 * @param key the whole key, shown this once
 */
public record NewKeyView(
        @NotNull String id, @NotNull String key, @NotNull List<Role> roles, Instant expiresAt) implements Audited {

    public NewKeyView {
        roles = roles.stream().sorted().toList();
    }

    /** Without the key, so that it cannot end up in a log. */
    @Override
    public String toString() {
        return "NewKeyView[id=" + id + "]";
    }

    @Override
    public Map<String, ?> audited() {
        return Map.of("keyId", id);
    }
}
