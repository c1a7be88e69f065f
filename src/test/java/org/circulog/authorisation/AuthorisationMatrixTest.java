package org.circulog.authorisation;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.circulog.contract.NamedOperation;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationMatrixTest {
    private static final String NO_KEY = "none";
    private static final Set<Relation> ALL_OBJECTS = Set.of(Relation.OWN, Relation.OTHER, Relation.UNKNOWN);
    private static final Set<Relation> NO_OBJECT = Set.of(Relation.NONE);

    private final Recipes recipes = new Recipes();
    private final Map<Role, Tenant> tenants = new EnumMap<>(Role.class);
    private Tenant other;

    @Test
    void everyOperationOfTheContractHasRowsAndNoOther() {
        assertThat(Matrix.rows().stream().map(MatrixRow::operation).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        NamedOperation.all().stream().map(NamedOperation::id).toList());
    }

    @Test
    void everyRelationHasOneRow() {
        assertThat(Matrix.rows().stream().map(MatrixRow::toString)).doesNotHaveDuplicates();
        Matrix.rows().stream()
                .collect(groupingBy(MatrixRow::request, mapping(MatrixRow::relation, toSet())))
                .forEach((request, relations) -> assertThat(relations)
                        .as(request)
                        .isIn(addressesObject(request) ? List.of(ALL_OBJECTS) : List.of(ALL_OBJECTS, NO_OBJECT)));
    }

    @Test
    void everyTypeOfEventHasRows() {
        for (String operation : List.of("recordEvent", "recordEvents")) {
            assertThat(Matrix.rows().stream()
                            .filter(row -> row.operation().equals(operation))
                            .map(row -> Recipes.typeOf(row.request().split(" ")[1])))
                    .containsAll(NamedOperation.eventTypes());
        }
    }

    @Test
    void everyRoleHasAColumn() {
        List<String> columns = Stream.concat(Stream.of(Role.values()).map(Role::name), Stream.of(NO_KEY))
                .toList();

        assertThat(Matrix.rows())
                .allSatisfy(row -> assertThat(row.expectations()).containsOnlyKeys(columns.toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theServiceAnswersAsTheTableSays(MatrixRow row) {
        SoftAssertions answers = new SoftAssertions();

        row.expectations()
                .forEach((caller, expected) -> answers.assertThat(answerOf(send(row, caller)))
                        .as("%s, asked by %s", row, caller)
                        .isEqualTo(expected));

        answers.assertAll();
    }

    static List<MatrixRow> rows() {
        return Matrix.rows();
    }

    private Response send(MatrixRow row, String caller) {
        boolean withoutKey = caller.equals(NO_KEY);
        Tenant asking = tenant(withoutKey ? Role.ADMIN : Role.valueOf(caller));
        return recipes.get(row.request())
                .send(withoutKey ? given() : asking.request(), row.relation(), asking, other());
    }

    private static Expectation answerOf(Response response) {
        String type = response.statusCode() < 300 ? null : response.path("type");
        return new Expectation(response.statusCode(), type == null ? null : type.substring("/problems/".length()));
    }

    private static boolean addressesObject(String request) {
        return NamedOperation.all().stream()
                .anyMatch(operation ->
                        operation.addressesObject() && operation.id().equals(request.split(" ")[0]));
    }

    private Tenant tenant(Role role) {
        return tenants.computeIfAbsent(role, Tenant::new);
    }

    private Tenant other() {
        if (other == null) {
            other = new Tenant(Role.SELLER);
        }
        return other;
    }
}
