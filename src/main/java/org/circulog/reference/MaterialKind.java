package org.circulog.reference;

/** What kind of material a recovered fraction is; the code list {@code materialKind} has the meanings. */
public enum MaterialKind {
    METAL,
    PRECIOUS_METAL,
    TECHNOLOGY_METAL,
    RARE_EARTH,
    PLASTIC,
    GLASS,
    MINERAL,
    ORGANIC,
    COMPONENT,
    HAZARDOUS,
    RESIDUE
}
