package org.circulog.identity;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.circulog.web.MaxBytes;

/** Names the other record of a merge. */
@MaxBytes(1024)
public record MergeDevice(@NotNull UUID duplicate) {}
