package org.circulog.authorisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.circulog.contract.NamedOperation;
import org.circulog.organisation.Role;
import org.circulog.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ApiTest
class RepeatTest {
    /** What they create is recognised by what they are sent, for ever. */
    private static final Set<String> REPEATABLE_BY_THEMSELVES = Set.of("recordEvent", "addIdentifier");

    private final Recipes recipes = new Recipes();

    @Test
    void whatCreatesSomethingTakesAnIdempotencyKey() {
        assertThat(NamedOperation.all().stream()
                        .filter(NamedOperation::creates)
                        .filter(operation -> !REPEATABLE_BY_THEMSELVES.contains(operation.id())))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(operation.takesIdempotencyKey())
                        .as(operation.id())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void whatTakesAnIdempotencyKeyAnswersARepeatWithTheFirstAnswer(String operation) {
        Tenant tenant = new Tenant(roleFor(operation));
        Recipe recipe = recipes.get(operation);
        String key = UUID.randomUUID().toString();
        String object = recipe.object().apply(tenant);

        Response first = recipe.call().send(tenant.request().header("Idempotency-Key", key), object);
        Response repeat = recipe.call().send(tenant.request().header("Idempotency-Key", key), object);

        assertThat(first.statusCode()).isIn(201, 202);
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(repeat.statusCode()).isEqualTo(first.statusCode());
        assertThat(repeat.asByteArray()).isEqualTo(first.asByteArray());
    }

    static List<String> keyed() {
        return NamedOperation.all().stream()
                .filter(NamedOperation::takesIdempotencyKey)
                .map(NamedOperation::id)
                .toList();
    }

    /** The first one that the table lets do it. */
    private static Role roleFor(String operation) {
        return Matrix.rows().stream()
                .filter(row -> row.operation().equals(operation))
                .flatMap(row -> row.expectations().entrySet().stream())
                .filter(expectation -> expectation.getValue().status() < 300)
                .map(expectation -> Role.valueOf(expectation.getKey()))
                .findFirst()
                .orElseThrow();
    }
}
