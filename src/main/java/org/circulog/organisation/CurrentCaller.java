package org.circulog.organisation;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Gives operations the caller of the request they answer. */
@Singleton
public class CurrentCaller {
    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller; only operations that require authentication have one. */
    public Caller get() {
        return (Caller) identity.getPrincipal();
    }
}
