package org.circulog.audit;

import java.util.Set;

/** What became of a request. */
public enum Decision {
    ALLOWED,
    /** Understood or not, its content or the state of the records stands against it. */
    REFUSED,
    /** The caller is not known, may not do this, or has no requests left. */
    DENIED,
    /** A fault of the service, or something that passes; the records tell whether it had an effect. */
    FAILED,
    /** The client went away before there was an answer; the records tell whether it had an effect. */
    UNANSWERED;

    private static final Set<Integer> DENIALS = Set.of(401, 403, 429);

    static Decision of(int status) {
        if (status < 400) {
            return ALLOWED;
        } else if (DENIALS.contains(status)) {
            return DENIED;
        }
        return status < 500 ? REFUSED : FAILED;
    }
}
