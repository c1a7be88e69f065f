package org.circulog.event;

import java.util.UUID;

/** What makes an event one: the id that its organisation chose. */
public record EventKey(UUID eventId, UUID organisationId) {}
