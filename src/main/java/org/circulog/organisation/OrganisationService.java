package org.circulog.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.circulog.reference.Countries;
import org.circulog.time.UuidV7;
import org.circulog.web.FieldError;
import org.circulog.web.Page;
import org.circulog.web.ProblemException;
import org.circulog.web.ProblemType;

/** Who takes part, and in which roles. */
@ApplicationScoped
class OrganisationService {
    private final OrganisationRepository organisations;
    private final ApiKeyRepository keys;
    private final UuidV7 ids;
    private final Countries countries;
    private final Event<AccessChanged> accessChanges;

    OrganisationService(
            OrganisationRepository organisations,
            ApiKeyRepository keys,
            UuidV7 ids,
            Countries countries,
            Event<AccessChanged> accessChanges) {
        this.organisations = organisations;
        this.keys = keys;
        this.ids = ids;
        this.countries = countries;
        this.accessChanges = accessChanges;
    }

    /** @throws ProblemException {@code invalid-content} if the country has no code in ISO 3166-1 */
    @Transactional
    public OrganisationView create(CreateOrganisation request) {
        checkCountry(request.country());
        Organisation organisation = new Organisation(ids.next(), request.name(), request.country(), request.roles());
        organisation.license(request.dailyCapacityMg());
        organisations.persistAndFlush(organisation);
        return OrganisationView.of(organisation, List.of());
    }

    /** Without the keys, in the order of creation. */
    @Transactional
    public Page<OrganisationView> list(UUID after, int limit) {
        List<OrganisationView> rows = organisations.listAfter(after, limit + 1).stream()
                .map(organisation -> OrganisationView.of(organisation, null))
                .toList();
        return Page.of(rows, limit, organisation -> organisation.id().toString());
    }

    /** @throws ProblemException {@code not-found} also for an organisation that the caller may not know of */
    @Transactional
    public OrganisationView get(Caller caller, UUID id) {
        return organisations
                .findByIdOptional(id)
                .filter(found ->
                        caller.has(Role.ADMIN) || caller.organisationId().equals(id))
                .map(this::view)
                .orElseThrow(OrganisationService::unknownOrganisation);
    }

    /**
     * Changes what the request names.
     *
     * @param expected the versions the caller is ready to change; empty for any
     * @throws ProblemException {@code not-found}, {@code precondition-failed}, or {@code invalid-content}, also where
     *     callers would shut themselves out
     */
    @Transactional
    public OrganisationView change(Caller caller, UUID id, ChangeOrganisation request, Optional<TagList> expected) {
        Organisation organisation = organisations.findLocked(id).orElseThrow(OrganisationService::unknownOrganisation);
        checkVersion(organisation, expected);
        if (request.country() != null) {
            checkCountry(request.country());
        }
        if (caller.organisationId().equals(id)) {
            request.findEndOfAdministration().ifPresent(OrganisationService::refuseLockOut);
        }
        organisation.change(request);
        organisations.flush();
        accessChanges.fire(new AccessChanged(id));
        return view(organisation);
    }

    private static void checkVersion(Organisation organisation, Optional<TagList> expected) {
        String tag = OrganisationView.tagOf(organisation);
        if (expected.filter(tags -> !tags.contains(tag)).isPresent()) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED, "The organisation has changed since it was read.");
        }
    }

    private void checkCountry(String alpha2) {
        if (countries.findByAlpha2(alpha2).isEmpty()) {
            throw ProblemException.invalid(
                    new FieldError("/country", "unknown-code", "must be a code of ISO 3166-1 alpha-2"));
        }
    }

    private static void refuseLockOut(String pointer) {
        throw ProblemException.invalid(new FieldError(
                pointer, "own-administration", "must not end the administration of the organisation that asks"));
    }

    private OrganisationView view(Organisation organisation) {
        return OrganisationView.of(organisation, keys.listOfOrganisation(organisation.id()));
    }

    private static ProblemException unknownOrganisation() {
        return ProblemException.notFound("This organisation");
    }
}
