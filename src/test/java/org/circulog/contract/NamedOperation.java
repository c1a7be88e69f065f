package org.circulog.contract;

import java.util.List;

/**
 * What other tests may want to know of an operation of {@code openapi.yaml}.
 *
 * @param addressesObject whether its path names an object
 * @param creates whether it can answer that there is something new
 */
public record NamedOperation(String id, boolean addressesObject, boolean creates, boolean takesIdempotencyKey) {

    /** Every operation of the contract. */
    public static List<NamedOperation> all() {
        return Contract.written().operations().stream()
                .map(operation -> new NamedOperation(
                        operation.definition().text("operationId"),
                        has(operation, "path", ""),
                        operation.findResponse(201).isPresent()
                                || operation.findResponse(202).isPresent(),
                        has(operation, "header", "Idempotency-Key")))
                .toList();
    }

    /** Every type of event of the contract. */
    public static List<String> eventTypes() {
        return Contract.written()
                .at("/components/schemas/EventType/enum")
                .members()
                .map(type -> type.node().asText())
                .toList();
    }

    private static boolean has(Operation operation, String place, String name) {
        return operation.parameters().stream()
                .anyMatch(parameter -> parameter.text("in").equals(place)
                        && (name.isEmpty() || parameter.text("name").equals(name)));
    }
}
