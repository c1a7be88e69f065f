package org.circulog.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place in a document, reached by going from the top downwards; references are followed on the way.
 *
 * @param pointer JSON pointer (RFC 6901)
 */
record Place(JsonNode document, String pointer) {

    JsonNode node() {
        return document.at(pointer);
    }

    boolean exists() {
        return !node().isMissingNode();
    }

    /** The place that is meant, if this one holds a reference only. */
    Place target() {
        JsonNode reference = node().path("$ref");
        return reference.isMissingNode()
                ? this
                : new Place(document, reference.asText().substring(1)).target();
    }

    Place get(String name) {
        return target().below(name);
    }

    /** The places directly below, in an object or a list; none below a value. */
    Stream<Place> members() {
        Place target = target();
        JsonNode node = target.node();
        return node.isArray()
                ? IntStream.range(0, node.size()).mapToObj(index -> target.below(String.valueOf(index)))
                : node.propertyStream().map(member -> target.below(member.getKey()));
    }

    Stream<Place> withAllBelow() {
        return Stream.concat(
                Stream.of(this), isReference() ? Stream.of() : members().flatMap(Place::withAllBelow));
    }

    boolean isReference() {
        return node().has("$ref");
    }

    String name() {
        return JsonPointer.compile(pointer).last().getMatchingProperty();
    }

    String text(String name) {
        return get(name).node().asText("");
    }

    private Place below(String name) {
        return new Place(document, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    @Override
    public String toString() {
        return pointer;
    }
}
