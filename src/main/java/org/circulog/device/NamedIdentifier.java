package org.circulog.device;

/** An identifier as it was given, with the normal form by which it is compared. */
public record NamedIdentifier(Identifier given, NormalIdentifier normal) {}
