package org.circulog.contract;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of an operation's parameters and bodies by where they stand. Two documents that cut and name their schemas
 * differently can be compared by it.
 */
final class SchemaFields {
    /** What the type of a Java field decides; other formats are finer than it. */
    private static final Set<String> FORMATS_OF_TYPES =
            Set.of("int32", "int64", "float", "double", "date", "date-time", "uuid", "binary");

    private final TreeMap<String, Field> fields = new TreeMap<>();

    /**
     * @param type with its format; {@code any} where the schema says nothing
     * @param required whether it is always there with a value
     * @param values the codes it may have; empty if it is none of several codes
     */
    record Field(String type, boolean required, Set<String> values) {}

    static TreeMap<String, Field> of(Operation operation) {
        SchemaFields all = new SchemaFields();
        operation.parameters().forEach(parameter -> all.addParameter(operation, parameter));
        operation.requestMedia().forEach(media -> all.addBody(operation + " request ", media));
        operation.answerMedia().forEach(media -> all.addBody(operation + " answer ", media));
        return all.fields;
    }

    private void addParameter(Operation operation, Place parameter) {
        String location = operation + " " + parameter.text("in") + " " + parameter.text("name");
        add(location, parameter.get("schema"), parameter.get("required").node().asBoolean());
    }

    private void addBody(String location, Place media) {
        add(location + media.name(), media.get("schema"), true);
    }

    private void add(String location, Place place, boolean required) {
        Place whole = withoutDefault(place.target());
        Place schema = withoutNull(whole);
        boolean nullable = !schema.equals(whole) || textsOf(schema.get("type")).contains("null");
        fields.put(location, new Field(typeOf(schema), required && !nullable, textsOf(schema.get("enum"))));
        Set<String> requiredMembers = textsOf(schema.get("required"));
        schema.get("properties")
                .members()
                .forEach(
                        member -> add(location + "." + member.name(), member, requiredMembers.contains(member.name())));
        ifExists(schema.get("items"), items -> add(location + "[]", items, true));
        ifExists(schema.get("additionalProperties"), values -> add(location + ".*", values, true));
    }

    /** The scan adds a default to the schema of a code list with {@code allOf}. */
    private static Place withoutDefault(Place schema) {
        return schema.get("allOf").members().findFirst().map(Place::target).orElse(schema);
    }

    /** Whether {@code null} is allowed is no question of the type in Java. */
    private static Place withoutNull(Place schema) {
        return Stream.of("oneOf", "anyOf")
                .flatMap(choice -> schema.get(choice).members())
                .filter(choice -> !choice.text("type").equals("null"))
                .findFirst()
                .map(Place::target)
                .orElse(schema);
    }

    private static String typeOf(Place schema) {
        Set<String> types = new LinkedHashSet<>(textsOf(schema.get("type")));
        types.add(schema.text("type"));
        types.remove("null");
        types.remove("");
        String format = schema.text("format");
        return (types.isEmpty() ? "any" : String.join(" or ", types))
                + (FORMATS_OF_TYPES.contains(format) ? " " + format : "");
    }

    private static Set<String> textsOf(Place list) {
        return list.members().map(member -> member.node().asText()).collect(Collectors.toSet());
    }

    /** {@code additionalProperties} may also be just true or false. */
    private static void ifExists(Place schema, Consumer<Place> action) {
        if (schema.node().isObject()) {
            action.accept(schema);
        }
    }
}
