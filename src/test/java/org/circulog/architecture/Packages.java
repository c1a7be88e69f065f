package org.circulog.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may know whom: dependencies run one way. */
final class Packages {
    static final String ROOT = "org.circulog";

    /** The packages in the order in which they are built on each other, with all that each may know. */
    private static final Map<String, List<String>> KNOWN = known();

    private Packages() {}

    private static Map<String, List<String>> known() {
        Map<String, List<String>> known = new LinkedHashMap<>();
        known.put("time", List.of());
        known.put("web", List.of());
        known.put("database", List.of());
        known.put("metrics.survival", List.of());
        known.put("metrics.circularity", List.of());
        known.put("reference", List.of("metrics.survival"));
        known.put("life", List.of("time"));
        known.put("lifeline", List.of("time", "life"));
        known.put("metrics.cells", List.of("time", "life", "lifeline"));
        known.put("readiness", List.of("database"));
        known.put("idempotency", List.of("web", "database"));
        known.put("organisation", List.of("reference", "time", "web", "database", "idempotency"));
        known.put("audit", List.of("organisation", "web"));
        known.put("device", with(known.get("organisation"), "organisation", "life", "lifeline"));
        known.put("lot", with(known.get("device"), "device"));
        known.put("event", with(known.get("lot"), "lot"));
        known.put("recovery", with(known.get("event"), "event", "metrics.cells"));
        known.put("recording", with(known.get("recovery"), "recovery"));
        known.put("identity", with(known.get("recovery"), "recovery"));
        known.put("claim", with(known.get("recovery"), "recovery"));
        known.put(
                "metrics",
                with(known.get("recovery"), "recovery", "metrics.survival", "metrics.circularity", "metrics.cells"));
        known.put("exchange", with(known.get("recording"), "recording", "audit"));
        return known;
    }

    private static List<String> with(List<String> lower, String... more) {
        List<String> all = new ArrayList<>(lower);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    /** From the lowest to the highest. */
    static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    static ArchRule knowsOnlyWhatLiesBelow(String name) {
        List<String> allowed = new ArrayList<>(KNOWN.get(name));
        allowed.add(name);
        return classes()
                .that(resideInAPackage(below(name)))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(ROOT + ".."))
                        .or(resideInAnyPackage(
                                allowed.stream().map(Packages::below).toArray(String[]::new)))
                        .or(nameStartingWith(ROOT + ".CirculogConfig")))
                .allowEmptyShould(true);
    }

    /** A package that is new must be given its place in the order. */
    static ArchRule haveAPlace() {
        return classes()
                .should()
                .resideInAnyPackage(names().stream().map(Packages::below).toArray(String[]::new))
                .orShould()
                .resideInAPackage(ROOT);
    }

    static ArchRule haveNoCycles() {
        return slices().assignedFrom(new ByPackage()).should().beFreeOfCycles();
    }

    /** Each class belongs to the innermost of the packages around it: {@code metrics.survival} lies below {@code metrics}. */
    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass one) {
            String path = one.getPackageName() + ".";
            return names().stream()
                    .filter(name -> path.startsWith(ROOT + "." + name + "."))
                    .max(Comparator.comparingInt(String::length))
                    .map(SliceIdentifier::of)
                    .orElse(SliceIdentifier.ignore());
        }

        @Override
        public String getDescription() {
            return "packages of " + ROOT;
        }
    }

    static ArchRule keepRulesAndEstimatorsPure() {
        return noClasses()
                .that(resideInAnyPackage(below("life"), below("metrics.survival"), below("metrics.circularity")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "jakarta..",
                        "java.sql..",
                        "javax.sql..",
                        "org.hibernate..",
                        "org.jboss..",
                        "com.fasterxml..");
    }

    private static String below(String name) {
        return ROOT + "." + name + "..";
    }
}
