package org.circulog.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.circulog.web.FieldError;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Gives out keys and takes them back. */
@ApplicationScoped
class KeyService {
    /** One to work with while the other is being replaced. */
    private static final int MAX_LIVE = 2;

    /** RFC 3339 has years of four digits. */
    private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59Z");

    private final OrganisationRepository organisations;
    private final ApiKeyRepository keys;
    private final KeyIssuer issuer;
    private final Clock clock;
    private final Event<AccessChanged> accessChanges;

    KeyService(
            OrganisationRepository organisations,
            ApiKeyRepository keys,
            KeyIssuer issuer,
            Clock clock,
            Event<AccessChanged> accessChanges) {
        this.organisations = organisations;
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
        this.accessChanges = accessChanges;
    }

    /**
     * A new key; its text is not stored and cannot be had again.
     *
     * @throws ProblemException {@code not-found}, {@code invalid-content} for roles that the organisation does not have,
     *     or {@code too-many-keys}
     */
    @Transactional
    public NewKeyView create(UUID organisationId, CreateKey request) {
        Organisation organisation = getLocked(organisationId);
        Collection<Role> roles = request.roles() == null ? organisation.roles() : request.roles();
        check(organisation, roles, request.expiresAt());
        if (keys.countLive(organisationId, clock.instant()) >= MAX_LIVE) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_KEYS, "The organisation has " + MAX_LIVE + " live keys. Revoke one first.");
        }
        BearerKey key = issuer.issue(organisation, roles, request.expiresAt());
        organisations.countUp(organisation);
        return new NewKeyView(key.id(), key.text(), List.copyOf(roles), request.expiresAt());
    }

    /**
     * Takes a key back; once more changes nothing.
     *
     * @throws ProblemException {@code not-found} if it is not a key of this organisation
     */
    @Transactional
    public void revoke(UUID organisationId, String id) {
        Organisation organisation = getLocked(organisationId);
        ApiKey key =
                keys.findOfOrganisation(organisationId, id).orElseThrow(() -> ProblemException.notFound("This key"));
        key.revoke(clock.instant());
        organisations.countUp(organisation);
        accessChanges.fire(new AccessChanged(organisationId));
    }

    private static void check(Organisation organisation, Collection<Role> roles, Instant expiresAt) {
        if (!organisation.roles().containsAll(roles)) {
            throw ProblemException.invalid(
                    new FieldError("/roles", "not-a-role-of-organisation", "must be roles of the organisation"));
        }
        if (expiresAt != null && expiresAt.isAfter(LAST_EXPIRY)) {
            throw ProblemException.invalid(new FieldError("/expiresAt", "out-of-range", "is too far in the future"));
        }
    }

    private Organisation getLocked(UUID id) {
        return organisations.findLocked(id).orElseThrow(() -> ProblemException.notFound("This organisation"));
    }
}
