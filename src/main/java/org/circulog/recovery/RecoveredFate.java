package org.circulog.recovery;

import org.circulog.event.MaterialRecovery;

/** Where a fraction went, as far as it is known to be final. */
public enum RecoveredFate {
    RECYCLED,
    ENERGY,
    DISPOSED,
    /** It came out of a preliminary operation, such as sorting or storage, and is still to be treated. */
    INTERMEDIATE;

    /** @param preliminary whether it came out of an operation that does not count (Directive 2012/19/EU, Article 11(2)) */
    static RecoveredFate of(MaterialRecovery.Fate fate, boolean preliminary) {
        return preliminary ? INTERMEDIATE : valueOf(fate.name());
    }
}
