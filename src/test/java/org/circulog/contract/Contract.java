package org.circulog.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An OpenAPI 3.1 document: its operations, and whether values meet its schemas. */
final class Contract {
    private static final String IRI = "urn:circulog:contract";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** JSON Schema 2020-12 that takes the other members of the document as they are. */
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
            .build();

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaValidatorsConfig FORMATS_COUNT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final List<Operation> operations;

    private Contract(JsonNode document) {
        this.document = document;
        this.schemas = JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(VersionFlag.V202012))
                .metaSchema(DIALECT)
                .schemaLoaders(loaders -> loaders.schemas(Map.of(IRI, document.toString())))
                .build();
        this.operations = at("/paths").members().flatMap(Contract::operationsOf).toList();
    }

    /** The contract as it is written, at the top of the project. */
    static Contract written() {
        return Written.CONTRACT;
    }

    static Contract read(Path file) {
        try {
            return new Contract(new YAMLMapper().readTree(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Place at(String pointer) {
        return new Place(document, pointer);
    }

    List<Operation> operations() {
        return operations;
    }

    /** The operation for a path; where two templates fit, the more concrete one. */
    Optional<Operation> findOperation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method) && operation.matches(path))
                .min(Operation.MOST_CONCRETE_FIRST);
    }

    /** What is wrong with a body; nothing if it meets the schema of the media type. */
    List<String> faultsOf(Place media, String body) {
        try {
            return isJson(media) ? faultsOf(media, JSON.readTree(body)) : faultsOf(media, TextNode.valueOf(body));
        } catch (JsonProcessingException malformed) {
            return List.of("is not JSON: " + malformed.getOriginalMessage());
        }
    }

    /** The same for a parsed body; one that is no JSON is a single text. */
    List<String> faultsOf(Place media, JsonNode body) {
        Place schema = media.get("schema");
        return isLines(media)
                ? body.asText()
                        .lines()
                        .flatMap(line -> faultsOfLine(schema, line))
                        .toList()
                : validate(schema, body).toList();
    }

    Stream<String> validate(Place schema, JsonNode value) {
        SchemaLocation location = SchemaLocation.of(IRI + "#" + schema.target().pointer());
        return schemas.getSchema(location, FORMATS_COUNT).validate(value).stream()
                .map(ValidationMessage::getMessage);
    }

    private Stream<String> faultsOfLine(Place schema, String line) {
        try {
            return validate(schema, JSON.readTree(line));
        } catch (JsonProcessingException malformed) {
            return Stream.of("is not JSON: " + malformed.getOriginalMessage());
        }
    }

    private static boolean isJson(Place media) {
        return media.name().endsWith("json") && !isLines(media);
    }

    private static boolean isLines(Place media) {
        return media.name().equals("application/x-ndjson");
    }

    private static Stream<Operation> operationsOf(Place item) {
        return item.members()
                .filter(member -> METHODS.contains(member.name()))
                .map(member -> new Operation(item, member));
    }

    private static final class Written {
        private static final Contract CONTRACT = read(Path.of("openapi.yaml"));
    }
}
