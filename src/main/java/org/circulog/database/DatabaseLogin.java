package org.circulog.database;

import java.util.Objects;

/** A role of the embedded database and its password. */
public record DatabaseLogin(String role, String password) {

    public DatabaseLogin {
        Objects.requireNonNull(role);
        Objects.requireNonNull(password);
    }

    /** Leaves out the password, which would end in a log. */
    @Override
    public String toString() {
        return role;
    }
}
