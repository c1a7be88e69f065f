package org.circulog.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.List;
import org.circulog.CirculogConfig;
import org.circulog.testing.ApiTest;
import org.junit.jupiter.api.Test;

@ApiTest
class FirstStartTest {
    @Inject
    FirstStart firstStart;

    @Inject
    OrganisationRepository organisations;

    @Inject
    ApiKeyRepository keys;

    @Test
    void leavesOneAdministrationWithOneKey() {
        List<Organisation> administrations = administrations();

        assertThat(administrations).singleElement().satisfies(administration -> {
            assertThat(administration.roles()).containsOnly(Role.ADMIN);
            assertThat(keysOf(administration))
                    .hasSize(1)
                    .noneMatch(key -> key.id().startsWith("demo"));
        });
    }

    @Test
    void addsNothingAtTheNextStart() {
        firstStart.prepare(new StartupEvent());

        assertThat(administrations()).hasSize(1);
        assertThat(keysOf(organisations.findById(DemoOrganisations.idOf(Role.SELLER))))
                .hasSize(1);
    }

    @Test
    void refusesDemoKeysThatAreStoredWhereDemoIsOff() {
        BearerKey key = DemoOrganisations.keyOf(Role.ADMIN);

        StoredKey withDemo = new KeyRing(keys, config(true)).get(key);
        StoredKey withoutDemo = new KeyRing(keys, config(false)).get(key);

        assertThat(withDemo.caller().roles()).containsOnly(Role.ADMIN);
        assertThat(withoutDemo).isSameAs(StoredKey.REFUSED);
    }

    private List<Organisation> administrations() {
        return QuarkusTransaction.requiringNew().call(() -> organisations.list("name", "Administration"));
    }

    private List<ApiKey> keysOf(Organisation organisation) {
        return QuarkusTransaction.requiringNew().call(() -> keys.listOfOrganisation(organisation.id()));
    }

    private static CirculogConfig config(boolean demo) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(CirculogConfig.class)
                .withDefaultValue("user.home", "home")
                .withDefaultValue("circulog.demo", String.valueOf(demo))
                .build()
                .getConfigMapping(CirculogConfig.class);
    }
}
