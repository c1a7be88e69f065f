package org.circulog.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One method on one path.
 *
 * @param item the path with what its operations share
 * @param definition the operation itself
 */
record Operation(Place item, Place definition) {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    static final Comparator<Operation> MOST_CONCRETE_FIRST = Comparator.comparingLong(
            operation -> VARIABLE.matcher(operation.path()).results().count());

    String method() {
        return definition.name().toUpperCase(Locale.ROOT);
    }

    String path() {
        return item.name();
    }

    boolean matches(String path) {
        return Pattern.matches(VARIABLE.matcher(path()).replaceAll("[^/]+"), path);
    }

    List<Place> parameters() {
        return Stream.of(item, definition)
                .flatMap(place -> place.get("parameters").members())
                .map(Place::target)
                .toList();
    }

    boolean hasQueryParameter(String name) {
        return parameters().stream()
                .anyMatch(parameter -> parameter.text("in").equals("query")
                        && parameter.text("name").equals(name));
    }

    Stream<Place> requestMedia() {
        return definition.get("requestBody").get("content").members();
    }

    Optional<Place> findRequestMedia(String mediaType) {
        return findMedia(definition.get("requestBody"), mediaType);
    }

    Stream<Place> responses() {
        return definition.get("responses").members();
    }

    Optional<Place> findResponse(int status) {
        return responses()
                .filter(response -> response.name().equals(String.valueOf(status)))
                .findAny();
    }

    /** The media types of the answers with a status below 300. */
    Stream<Place> answerMedia() {
        return responses()
                .filter(response -> response.name().startsWith("2"))
                .flatMap(response -> response.get("content").members());
    }

    static Optional<Place> findMedia(Place bodied, String mediaType) {
        return bodied.get("content")
                .members()
                .filter(media -> media.name().equals(mediaType))
                .findAny();
    }

    @Override
    public String toString() {
        return method() + " " + path();
    }
}
