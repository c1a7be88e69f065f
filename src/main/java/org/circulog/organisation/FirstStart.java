package org.circulog.organisation;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.circulog.CirculogConfig;
import org.circulog.time.UuidV7;
import org.jboss.logging.Logger;

/** Makes an empty database one that somebody can administer. */
@Singleton
class FirstStart {
    private static final Logger LOG = Logger.getLogger(FirstStart.class);

    /** User-assigned in ISO 3166-1, so never a country: an administration records no events. */
    private static final String NOWHERE = "ZZ";

    private final OrganisationRepository organisations;
    private final KeyIssuer issuer;
    private final DemoOrganisations demoOrganisations;
    private final UuidV7 ids;
    private final boolean demo;

    FirstStart(
            OrganisationRepository organisations,
            KeyIssuer issuer,
            DemoOrganisations demoOrganisations,
            UuidV7 ids,
            CirculogConfig config) {
        this.organisations = organisations;
        this.issuer = issuer;
        this.demoOrganisations = demoOrganisations;
        this.ids = ids;
        this.demo = config.demo();
    }

    /** Adds what is missing; services that start together on one database do so one after the other. */
    @Transactional
    void prepare(@Observes StartupEvent start) {
        organisations.lockSetUp();
        if (organisations.count() == 0) {
            show(createAdministration());
        }
        if (demo) {
            demoOrganisations.complete();
            LOG.warn("Demo organisations are on: anyone can use the keys that README lists");
        }
    }

    private BearerKey createAdministration() {
        List<Role> roles = List.of(Role.ADMIN);
        Organisation administration = new Organisation(ids.next(), "Administration", NOWHERE, roles);
        organisations.persist(administration);
        return issuer.issue(administration, roles, null);
    }

    /**
     * To the console and not to the log, which is kept. Before the commit: a key that was shown and is not valid is
     * replaced at the next start, one that is valid and was not shown is lost for ever.
     */
    private static void show(BearerKey key) {
        System.out.printf("%nFirst start. The key of the administration, shown this once:%n%n    %s%n%n", key.text());
    }
}
