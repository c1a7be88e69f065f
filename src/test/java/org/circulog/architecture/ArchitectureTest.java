package org.circulog.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(Packages.ROOT);

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageKnowsOnlyWhatLiesBelowIt(String name) {
        Packages.knowsOnlyWhatLiesBelow(name).check(CODE);
    }

    static Stream<String> packages() {
        return Packages.names().stream();
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        Packages.haveAPlace().check(CODE);
    }

    @Test
    void packagesHaveNoCycles() {
        Packages.haveNoCycles().check(CODE);
    }

    @Test
    void rulesAndEstimatorsKnowNeitherFrameworkNorDatabase() {
        Packages.keepRulesAndEstimatorsPure().check(CODE);
    }

    @ParameterizedTest
    @EnumSource
    void theCodeKeepsTheConvention(Conventions convention) {
        convention.rule().check(CODE);
    }

    /** Its annotations leave no trace in the classes, so that only its absence proves anything. */
    @Test
    void lombokIsNotOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("lombok.Data")).isInstanceOf(ClassNotFoundException.class);
    }
}
