package org.circulog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circulog.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiDocumentTest {
    private static final Contract CONTRACT = Contract.written();

    /** No operation can give these: they stand for methods that are none. */
    private static final Set<String> TYPES_WITHOUT_OPERATION = Set.of("/problems/method-not-allowed");

    /** The official schema of OpenAPI 3.1 with its dialect of JSON Schema, as the jar of vertx-openapi carries it. */
    @Test
    void isAnOpenApi31Document() {
        JsonSchema openApi31 = JsonSchemaFactory.getInstance(
                        VersionFlag.V202012,
                        builder -> builder.schemaMappers(mappers ->
                                mappers.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")))
                .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));

        assertThat(openApi31.validate(CONTRACT.at("").node())).isEmpty();
    }

    @Test
    void everyReferenceResolves() {
        assertThat(everything()
                        .filter(Place::isReference)
                        .filter(place -> !place.target().exists()))
                .isEmpty();
    }

    @Test
    void everyComponentIsUsed() {
        Set<String> used = everything()
                .filter(Place::isReference)
                .map(place -> place.node().get("$ref").asText().substring(1))
                .collect(Collectors.toSet());

        Stream<Place> components = CONTRACT.at("/components")
                .members()
                .filter(kind -> !kind.name().equals("securitySchemes"))
                .flatMap(Place::members);

        assertThat(components.map(Place::pointer)).isSubsetOf(used);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationExplainsItself(Operation operation) {
        assertThat(Stream.of("operationId", "summary", "description"))
                .allSatisfy(
                        name -> assertThat(operation.definition().text(name)).isNotBlank());
        assertThat(operation
                        .definition()
                        .get("tags")
                        .members()
                        .map(tag -> tag.node().asText()))
                .isNotEmpty()
                .isSubsetOf(CONTRACT.at("/tags")
                        .members()
                        .map(tag -> tag.text("name"))
                        .toList());
    }

    @Test
    void everyOperationHasAnIdOfItsOwn() {
        assertThat(CONTRACT.operations().stream()
                        .map(operation -> operation.definition().text("operationId")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationNamesTheProblemsThatAllCanGive(Operation operation) {
        assertThat(operation.responses().map(Place::name))
                .contains("400", "401", "406", "414", "429", "431", "500", "503");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationWithABodyNamesTheProblemsOfBodies(Operation operation) {
        boolean takesABody = operation.requestMedia().findAny().isPresent();

        assertThat(operation.findResponse(413).isPresent()).isEqualTo(takesABody);
        assertThat(operation.findResponse(415).isPresent()).isEqualTo(takesABody);
        assertThat(operation.findResponse(408).isPresent()).isEqualTo(takesABody);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyParameterAndHeaderIsDescribedAndHasAValidExample(Operation operation) {
        Stream<Place> headers = operation
                .responses()
                .flatMap(response -> response.get("headers").members());

        assertThat(Stream.concat(operation.parameters().stream(), headers)).allSatisfy(place -> {
            assertThat(place.text("description")).isNotBlank();
            assertThat(CONTRACT.validate(
                            place.get("schema"), place.get("example").node()))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyBodyHasValidExamples(Operation operation) {
        Stream<Place> answers = operation
                .responses()
                .flatMap(response -> response.get("content").members());

        assertThat(Stream.concat(operation.requestMedia(), answers)).allSatisfy(media -> {
            assertThat(media.get("examples").members()).isNotEmpty();
            assertThat(media.get("examples").members())
                    .allSatisfy(example -> assertThat(CONTRACT.faultsOf(
                                    media, example.get("value").node()))
                            .isEmpty());
        });
    }

    @Test
    void everySchemaAndFieldIsDescribed() {
        Predicate<Place> described = place ->
                place.node().has("description") || place.target().node().has("description");

        assertThat(schemas().filter(described.negate())).isEmpty();
        assertThat(fields().filter(described.negate())).isEmpty();
    }

    @Test
    void everyObjectIsClosedButTheProblem() {
        assertThat(schemas()
                        .filter(schema -> schema.text("type").equals("object"))
                        .filter(schema ->
                                schema.get("additionalProperties").node().asBoolean(true))
                        .map(Place::name))
                .containsExactly("Problem");
    }

    @Test
    void everyIntegerHasAFormat() {
        assertThat(fields().map(Place::target)
                        .filter(field -> field.get("type").node().toString().contains("\"integer\""))
                        .filter(field -> field.text("format").isEmpty()))
                .isEmpty();
    }

    @Test
    void listsTheProblemTypesThatTheServiceRegisters() {
        List<String> registered =
                Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList();

        assertThat(CONTRACT.at("/components/schemas/ProblemType/enum")
                        .members()
                        .map(type -> type.node().asText()))
                .containsExactlyInAnyOrderElementsOf(registered);
    }

    @Test
    void everyProblemTypeIsAnsweredSomewhere() {
        Set<String> answered = Stream.concat(problemExamples(), problemsOfItems())
                .map(example -> example.text("type"))
                .collect(Collectors.toSet());

        assertThat(CONTRACT.at("/components/schemas/ProblemType/enum")
                        .members()
                        .map(type -> type.node().asText()))
                .allSatisfy(type -> assertThat(TYPES_WITHOUT_OPERATION.contains(type) || answered.contains(type))
                        .as(type)
                        .isTrue());
    }

    @Test
    void everyProblemIsShownWithItsStatusAndTitle() {
        assertThat(problemExamples()).allSatisfy(example -> {
            ProblemType type = Arrays.stream(ProblemType.values())
                    .filter(each -> each.uri().equals(example.text("type")))
                    .findAny()
                    .orElseThrow();
            assertThat(example.get("status").node().asInt()).isEqualTo(type.status());
            assertThat(example.text("title")).isEqualTo(type.title());
        });
    }

    @Test
    void everyProblemAnswerNamesItsTypes() {
        assertThat(CONTRACT.at("/components/responses")
                        .members()
                        .filter(response -> response.get("content").exists()))
                .allSatisfy(response -> assertThat(response.get("content")
                                .get("application/problem+json")
                                .get("examples")
                                .members())
                        .allSatisfy(example ->
                                assertThat(response.text("description")).contains("`" + example.name() + "`")));
    }

    private static Stream<Operation> operations() {
        return CONTRACT.operations().stream();
    }

    private static Stream<Place> everything() {
        return CONTRACT.at("").withAllBelow();
    }

    private static Stream<Place> schemas() {
        return CONTRACT.at("/components/schemas").members();
    }

    private static Stream<Place> fields() {
        return schemas().flatMap(schema -> schema.get("properties").members());
    }

    /** What a part of an answer was refused with, which was a success as a whole. */
    private static Stream<Place> problemsOfItems() {
        return CONTRACT.at("/components/examples")
                .withAllBelow()
                .filter(place -> place.name().equals("problem"));
    }

    private static Stream<Place> problemExamples() {
        return CONTRACT.at("/components/responses")
                .members()
                .flatMap(response -> response.get("content")
                        .get("application/problem+json")
                        .get("examples")
                        .members())
                .map(example -> example.get("value"));
    }
}
