package org.circulog.testing;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;

/** A JSON object as a request body; a change gives another one. */
public final class JsonBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    @JsonValue
    private final ObjectNode object;

    private JsonBody(ObjectNode object) {
        this.object = object;
    }

    /** @param members values of any kind that Jackson writes, JSON bodies included */
    public static JsonBody of(Map<String, ?> members) {
        return new JsonBody(JSON.valueToTree(members));
    }

    /** With a member added or replaced; its parent must be there. */
    public JsonBody with(String pointer, Object value) {
        JsonBody changed = new JsonBody(object.deepCopy());
        changed.parentOf(pointer).set(nameOf(pointer), JSON.<JsonNode>valueToTree(value));
        return changed;
    }

    /** Without a member. */
    public JsonBody without(String pointer) {
        JsonBody changed = new JsonBody(object.deepCopy());
        changed.parentOf(pointer).remove(nameOf(pointer));
        return changed;
    }

    /** The text of a member. */
    public String text(String pointer) {
        return object.at(pointer).asText();
    }

    /** The member {@code id}. */
    public UUID id() {
        return UUID.fromString(text("/id"));
    }

    private ObjectNode parentOf(String pointer) {
        return (ObjectNode) object.at(JsonPointer.compile(pointer).head());
    }

    private static String nameOf(String pointer) {
        return JsonPointer.compile(pointer).last().getMatchingProperty();
    }

    /** As it is sent. */
    @Override
    public String toString() {
        return object.toString();
    }
}
