package org.circulog.device;

/** The ways in which one physical device is told from all others. */
public enum IdentifierScheme {
    /** The manufacturer's serial number; unique only together with its issuer, the manufacturer. */
    SERIAL,
    /** International Mobile Equipment Identity, 3GPP TS 23.003 clause 6. */
    IMEI,
    /** GS1 trade item number with a serial number, application identifiers 01 and 21. */
    SGTIN,
    /** GS1 global returnable asset identifier with its serial component, application identifier 8003. */
    GRAI,
    /** GS1 global individual asset identifier, application identifier 8004. */
    GIAI,
    /** An inventory tag; unique only together with its issuer, the organisation that put it on. */
    ASSET_TAG
}
