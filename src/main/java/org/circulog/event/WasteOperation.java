package org.circulog.event;

/** Disposal (D) and recovery (R) operations of Directive 2008/98/EC, annexes I and II. */
public enum WasteOperation {
    D1,
    D2,
    D3,
    D4,
    D5,
    D6,
    D7,
    D8,
    D9,
    D10,
    D11,
    D12,
    D13,
    D14,
    D15,
    R1,
    R2,
    R3,
    R4,
    R5,
    R6,
    R7,
    R8,
    R9,
    R10,
    R11,
    R12,
    R13;

    /** Sorting, repacking and storage: what comes out has only moved (Directive 2012/19/EU, Article 11(2)). */
    public boolean isPreliminary() {
        return switch (this) {
            case R12, R13, D13, D14, D15 -> true;
            default -> false;
        };
    }
}
