package org.circulog.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a class of a kind must look like. */
enum Conventions {
    NAMES_CARRY_THE_DOMAIN(noClasses()
            .should()
            .haveNameMatching(".*(Impl|Dto|DTO|Manager|Helper|Utils?|Base)")
            .because("a name says what a thing is, in the words of the domain")),

    PATHS_ARE_IN_RESOURCES(
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource")),

    RESOURCES_HAVE_PATHS(
            classes().that().haveSimpleNameEndingWith("Resource").should().beAnnotatedWith(Path.class)),

    OPERATIONS_SAY_WHO_MAY(methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should(new SecurityRule())
            .because("an endpoint without a rule must not reach anybody, not even a release")),

    REPOSITORIES_STAY_AT_HOME(classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .bePackagePrivate()
            .because("features do not touch each other's repositories")),

    ENTITIES_STAY_AT_HOME(classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("entities never cross the edge of a service")),

    /** Only what must not end in a log, and what is said before there is one. */
    THE_CONSOLE_IS_FOR_FIRST_STEPS(noClasses()
            .that()
            .doNotHaveSimpleName("Circulog")
            .and()
            .doNotHaveSimpleName("FirstStart")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)),

    CONSTRUCTORS_TAKE_WHAT_A_CLASS_NEEDS(
            noFields().should().beAnnotatedWith(Inject.class).orShould().beAnnotatedWith(ConfigProperty.class)),

    NOTHING_STATIC_CHANGES(fields().that().areStatic().should().beFinal()),

    TIME_COMES_FROM_A_CLOCK(noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));

    private final ArchRule rule;

    Conventions(ArchRule rule) {
        this.rule = rule;
    }

    ArchRule rule() {
        return rule.allowEmptyShould(true);
    }

    /** On the operation itself or on its class. */
    private static final class SecurityRule extends ArchCondition<JavaMethod> {
        private static final List<Class<? extends Annotation>> RULES =
                List.of(RolesAllowed.class, Authenticated.class, PermitAll.class, DenyAll.class);

        SecurityRule() {
            super("say who may call them");
        }

        @Override
        public void check(JavaMethod operation, ConditionEvents events) {
            boolean hasRule = RULES.stream()
                    .anyMatch(rule -> operation.isAnnotatedWith(rule)
                            || operation.getOwner().isAnnotatedWith(rule));
            events.add(new SimpleConditionEvent(
                    operation, hasRule, operation.getFullName() + (hasRule ? " has" : " has no") + " security rule"));
        }
    }
}
