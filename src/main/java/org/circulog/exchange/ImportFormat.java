package org.circulog.exchange;

/** The formats that can be imported. */
enum ImportFormat {
    ORDS
}
