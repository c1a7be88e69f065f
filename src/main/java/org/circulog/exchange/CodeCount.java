package org.circulog.exchange;

import jakarta.validation.constraints.NotNull;

/** In how many rows something was noticed. */
record CodeCount(@NotNull String code, @NotNull Integer count) {}
