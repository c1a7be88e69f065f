package org.circulog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circulog.contract.SchemaFields.Field;
import org.circulog.testing.ApiTest;
import org.junit.jupiter.api.Test;

/** Compares {@code openapi.yaml} with SmallRye's scan of the code, which the build of the tested application writes. */
@ApiTest
class ContractMatchesCodeTest {
    private static final Path SCAN = Path.of("target", "openapi-scan", "openapi.json");

    /** Where the scan cannot see what the code takes or gives, and why. */
    private static final Map<Pattern, String> UNSEEN = Map.of(
            Pattern.compile(".* header (If-None-Match|Content-Encoding)"), "read by JAX-RS and the HTTP layer",
            Pattern.compile("POST .* header Idempotency-Key"),
                    "read where the answer is remembered; has a test of its own",
            Pattern.compile("POST /v1/events/batch (request|answer) .*"), "events and items pass as a stream",
            Pattern.compile("POST /v1/lots/\\{id}/devices request application/x-ndjson.*"), "lines pass as a stream",
            Pattern.compile("GET /v1/imports/\\{id}/report answer .*"), "the report passes as a stream",
            Pattern.compile("GET /v1/(recovery|metrics/.*) answer text/csv.*"), "the table passes as a stream",
            Pattern.compile(".*\\.outcomes\\..*"), "the code counts in a map by outcome",
            Pattern.compile(".*\\.problem\\..*"), "the code keeps the members of a problem type in a map");

    private final Contract contract = Contract.written();
    private final Contract code = Contract.read(SCAN);
    private final Map<String, Field> written = fieldsOf(contract, code);
    private final Map<String, Field> scanned = fieldsOf(code, contract);

    @Test
    void theCodeHasTheOperationsOfTheContract() {
        assertThat(operationsOf(code)).isEqualTo(operationsOf(contract));
    }

    @Test
    void parametersAndFieldsHaveTheSameNamesAndTypes() {
        assertThat(differences().filter(location -> !isUnseen(location)).map(this::describe))
                .isEmpty();
    }

    @Test
    void theSameFieldsAlwaysHaveAValue() {
        assertThat(seenByBoth()
                        .filter(location -> !location.endsWith(" header If-Match"))
                        .filter(location -> written.get(location).required()
                                != scanned.get(location).required()))
                .as("required by one only; a missing If-Match has a status of its own")
                .isEmpty();
    }

    @Test
    void theCodeKnowsTheCodesThatARequestMayHave() {
        assertThat(seenByBoth().filter(this::isEnum).filter(location -> !location.contains(" answer ")))
                .isNotEmpty()
                .allSatisfy(location -> assertThat(scanned.get(location).values())
                        .as(location)
                        .containsAll(written.get(location).values()));
    }

    @Test
    void theContractKnowsTheCodesThatAnAnswerMayHave() {
        assertThat(seenByBoth().filter(this::isEnum).filter(location -> location.contains(" answer ")))
                .isNotEmpty()
                .allSatisfy(location -> assertThat(written.get(location).values())
                        .as(location)
                        .containsAll(scanned.get(location).values()));
    }

    @Test
    void nothingIsExcusedWithoutNeed() {
        assertThat(UNSEEN.keySet())
                .filteredOn(unseen -> differences().noneMatch(unseen.asMatchPredicate()))
                .isEmpty();
    }

    private Stream<String> differences() {
        Set<String> locations = new TreeSet<>(written.keySet());
        locations.addAll(scanned.keySet());
        return locations.stream().filter(location -> !typeAt(written, location).equals(typeAt(scanned, location)));
    }

    private String describe(String location) {
        return location + ": the contract says " + typeAt(written, location) + ", the code "
                + typeAt(scanned, location);
    }

    private Stream<String> seenByBoth() {
        return written.keySet().stream().filter(scanned::containsKey).filter(location -> !isUnseen(location));
    }

    private static boolean isUnseen(String location) {
        return UNSEEN.keySet().stream()
                .anyMatch(unseen -> unseen.matcher(location).matches());
    }

    /** Whether the type in Java is an enum; codes of tables are text there. */
    private boolean isEnum(String location) {
        return !scanned.get(location).values().isEmpty();
    }

    private static String typeAt(Map<String, Field> fields, String location) {
        return fields.containsKey(location) ? fields.get(location).type() : "nothing";
    }

    private static Set<String> operationsOf(Contract contract) {
        return contract.operations().stream()
                .map(Operation::toString)
                .filter(name -> name.contains(" /v1/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the operations that both have; that these are all is a test of its own. */
    private static Map<String, Field> fieldsOf(Contract contract, Contract other) {
        Map<String, Field> fields = new TreeMap<>();
        contract.operations().stream()
                .filter(operation -> operationsOf(other).contains(operation.toString()))
                .map(SchemaFields::of)
                .forEach(fields::putAll);
        return fields;
    }
}
