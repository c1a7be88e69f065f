package org.circulog.device;

import java.util.UUID;

/** An identifier by which a device will be found from now on. */
public record NewIdentifier(UUID deviceId, NamedIdentifier identifier, UUID addedBy) {}
