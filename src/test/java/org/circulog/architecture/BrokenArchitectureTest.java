package org.circulog.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is seen to fail on a class that breaks it. */
class BrokenArchitectureTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("offenders")
    void aConventionFindsItsOffender(Conventions convention, String name, String declaration) {
        JavaClasses broken = Source.compile(directory, new Source("org.circulog.device." + name, declaration));

        assertThat(isBroken(convention.rule(), broken)).isTrue();
    }

    static Stream<Arguments> offenders() {
        return Stream.of(
                arguments(Conventions.NAMES_CARRY_THE_DOMAIN, "DeviceHelper", "class DeviceHelper {}"),
                arguments(
                        Conventions.PATHS_ARE_IN_RESOURCES,
                        "DeviceController",
                        "@jakarta.ws.rs.Path(\"/v1/devices\") class DeviceController {}"),
                arguments(Conventions.RESOURCES_HAVE_PATHS, "DeviceResource", "class DeviceResource {}"),
                arguments(
                        Conventions.OPERATIONS_SAY_WHO_MAY,
                        "DeviceResource",
                        "class DeviceResource { @jakarta.ws.rs.PATCH public void complete() {} }"),
                arguments(
                        Conventions.REPOSITORIES_STAY_AT_HOME, "DeviceRepository", "public class DeviceRepository {}"),
                arguments(
                        Conventions.ENTITIES_STAY_AT_HOME,
                        "Device",
                        "@jakarta.persistence.Entity public class Device {}"),
                arguments(
                        Conventions.THE_CONSOLE_IS_FOR_FIRST_STEPS,
                        "Device",
                        "class Device { void show() { System.out.println(this); } }"),
                arguments(
                        Conventions.CONSTRUCTORS_TAKE_WHAT_A_CLASS_NEEDS,
                        "DeviceService",
                        "class DeviceService { @jakarta.inject.Inject java.time.Clock clock; }"),
                arguments(Conventions.NOTHING_STATIC_CHANGES, "Device", "class Device { static int count; }"),
                arguments(
                        Conventions.TIME_COMES_FROM_A_CLOCK,
                        "Device",
                        "class Device { Object registeredAt = java.time.Instant.now(); }"));
    }

    @Test
    void noConventionIsWithoutAnOffender() {
        assertThat(offenders().map(offender -> offender.get()[0]))
                .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Conventions.class));
    }

    @Test
    void findsAPackageThatLooksUp() {
        JavaClasses broken = Source.compile(
                directory,
                new Source("org.circulog.event.Event", "public class Event {}"),
                new Source("org.circulog.device.Device", "class Device { org.circulog.event.Event last; }"));

        assertThat(isBroken(Packages.knowsOnlyWhatLiesBelow("device"), broken)).isTrue();
        assertThat(isBroken(Packages.knowsOnlyWhatLiesBelow("event"), broken)).isFalse();
    }

    @Test
    void findsAPackageWithoutAPlace() {
        JavaClasses broken = Source.compile(directory, new Source("org.circulog.misc.Things", "class Things {}"));

        assertThat(isBroken(Packages.haveAPlace(), broken)).isTrue();
    }

    @Test
    void findsACycle() {
        JavaClasses broken = Source.compile(
                directory,
                new Source("org.circulog.event.Event", "public class Event { org.circulog.device.Device device; }"),
                new Source("org.circulog.device.Device", "public class Device { org.circulog.event.Event last; }"));

        assertThat(isBroken(Packages.haveNoCycles(), broken)).isTrue();
    }

    @Test
    void findsARuleThatKnowsTheDatabase() {
        JavaClasses broken = Source.compile(
                directory,
                new Source("org.circulog.life.Life", "interface Life { void read(java.sql.Connection connection); }"));

        assertThat(isBroken(Packages.keepRulesAndEstimatorsPure(), broken)).isTrue();
    }

    private static boolean isBroken(ArchRule rule, JavaClasses code) {
        return rule.evaluate(code).hasViolation();
    }
}
