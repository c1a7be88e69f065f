package org.circulog.organisation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Gives work that outlives its request the organisation that asked for it. */
@Singleton
public class Callers {
    private final OrganisationRepository organisations;

    Callers(OrganisationRepository organisations) {
        this.organisations = organisations;
    }

    /** The organisation with all roles it has now; empty if it is suspended or does not exist. */
    @Transactional
    public Optional<Caller> find(UUID organisationId) {
        return organisations
                .findByIdOptional(organisationId)
                .filter(organisation -> !organisation.isSuspended())
                .map(organisation -> new Caller(organisation.id(), organisation.country(), organisation.roles()));
    }
}
