package org.circulog.device;

import java.util.UUID;

/** A device to be registered; its identifiers and its life are written beside it. */
public record NewDevice(KnownDevice device, UUID registeredBy) {}
