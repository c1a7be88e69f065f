package org.circulog.organisation;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** One organisation per role for a first look, with ids and keys that README lists. */
@Singleton
class DemoOrganisations {
    private static final String COUNTRY = "GH";
    private static final String SECRET = "everyone-knows-this-key-never-in-production";

    private final OrganisationRepository organisations;
    private final KeyIssuer issuer;

    DemoOrganisations(OrganisationRepository organisations, KeyIssuer issuer) {
        this.organisations = organisations;
        this.issuer = issuer;
    }

    /** Adds those that are missing, in the caller's transaction. */
    void complete() {
        Arrays.stream(Role.values())
                .filter(role -> organisations.findByIdOptional(idOf(role)).isEmpty())
                .forEach(this::add);
    }

    private void add(Role role) {
        Organisation organisation = new Organisation(idOf(role), "Demo " + lowerCase(role), COUNTRY, List.of(role));
        organisations.persist(organisation);
        issuer.store(keyOf(role), organisation, List.of(role), null);
    }

    static UUID idOf(Role role) {
        return UUID.fromString("00000000-0000-7000-8000-00000000000" + (role.ordinal() + 1));
    }

    static BearerKey keyOf(Role role) {
        return new BearerKey(BearerKey.DEMO_PREFIX + lowerCase(role), SECRET);
    }

    private static String lowerCase(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
