package org.circulog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** All settings of the service's own; README lists them. */
@ConfigMapping(prefix = "circulog")
public interface CirculogConfig {

    /** Where the embedded database lives; unused where a datasource is configured. */
    @WithDefault("${user.home}/.circulog")
    Path dataDir();

    /** Adds one demo organisation per role, with keys that everybody knows. Never in production. */
    @WithDefault("false")
    boolean demo();

    /** Secret with which keys are hashed; the embedded database brings its own. */
    Optional<String> keyPepper();

    EmbeddedDatabase embeddedDatabase();

    Recording recording();

    Quota quota();

    Audit audit();

    Oidc oidc();

    Http http();

    /** The database that starts where no datasource is configured. */
    interface EmbeddedDatabase {
        /** On the loopback interface; 0 for any that is free. */
        @WithDefault("0")
        int port();
    }

    /** The write path. */
    interface Recording {
        /** Transactions under way at once. */
        @WithDefault("2")
        int lanes();

        /** Events that may wait per lane before the service answers 503. */
        @WithDefault("1000")
        int queue();

        /** Events in one transaction, at most. */
        @WithDefault("500")
        int gather();

        /** How long an event may wait before the service answers 503 instead of recording it. */
        @WithDefault("PT1.5S")
        Duration longestWait();
    }

    /** What the service takes on at once; beyond it answers 503. */
    interface Http {
        /** Requests for records that are complete and wait for their answers. */
        @WithDefault("1000")
        int requests();

        /** Batches and files under way; one key may have half of them. */
        @WithDefault("64")
        int streams();
    }

    /** Requests of one key. */
    interface Quota {
        /** How many come back per second. */
        @WithDefault("600")
        long rate();

        /** How many there are at once. */
        @WithDefault("600")
        long burst();
    }

    /** The log of decisions. */
    interface Audit {
        /** Where its lines go; the service does not start if it cannot write there. */
        @WithDefault("${circulog.data-dir}/audit.log")
        Path file();
    }

    /** The provider whose tokens are taken beside keys; none unless it is named. */
    interface Oidc {
        /** As the provider's tokens and its configuration spell it. */
        Optional<URI> issuer();

        /** What tokens for this service name as their audience; required with an issuer. */
        Optional<String> audience();

        /** Claim with the id of the organisation. */
        @WithDefault("circulog_organisation")
        String organisationClaim();

        /** Claim with the roles, of which those count that the organisation has; with dots for a claim within a claim. */
        @WithDefault("circulog_roles")
        String rolesClaim();
    }
}
