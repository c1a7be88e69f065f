package org.circulog.organisation;

/** What an organisation does with devices, which decides what it may record and read. */
public enum Role {
    SELLER,
    REPAIRER,
    COLLECTOR,
    RECYCLER,
    PARTNER,
    ANALYST,
    ADMIN
}
