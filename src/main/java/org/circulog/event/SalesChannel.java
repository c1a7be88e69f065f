package org.circulog.event;

/** How a device came to its first user. */
public enum SalesChannel {
    RETAIL,
    BUSINESS,
    ONLINE,
    INSTITUTIONAL
}
