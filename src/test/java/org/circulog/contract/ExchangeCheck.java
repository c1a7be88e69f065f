package org.circulog.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.circulog.contract.Exchange.Answer;
import org.circulog.contract.Exchange.Request;

/** Finds where an exchange breaks the contract. A request is held to it only if the service took it. */
final class ExchangeCheck {
    private static final String PROBLEM = "application/problem+json";

    /** A batch or a verdict that refuses something is a success for HTTP, but its request may be anything. */
    private static final Pattern REFUSAL =
            Pattern.compile("\"(accepted\"\\s*:\\s*false|status\"\\s*:\\s*\"REJECTED)\\b");

    private final Contract contract;

    ExchangeCheck(Contract contract) {
        this.contract = contract;
    }

    List<String> faultsOf(Exchange exchange) {
        Request request = exchange.request();
        Answer answer = exchange.answer();
        return contract.findOperation(request.method(), request.path())
                .map(operation -> Stream.concat(requestFaults(operation, exchange), answerFaults(operation, answer)))
                .orElseGet(() -> faultsOutside(answer))
                .toList();
    }

    private Stream<String> requestFaults(Operation operation, Exchange exchange) {
        if (!exchange.answer().isSuccess()
                || REFUSAL.matcher(exchange.answer().body()).find()) {
            return Stream.of();
        }
        Stream<String> unknown = exchange.request().queryParameters().stream()
                .filter(name -> !operation.hasQueryParameter(name))
                .map(name -> "the query parameter " + name + " is not declared");
        return Stream.concat(unknown, requestBodyFaults(operation, exchange.request()));
    }

    private Stream<String> requestBodyFaults(Operation operation, Request request) {
        Optional<String> body = request.body().filter(text -> !text.isEmpty());
        if (body.isEmpty()) {
            return Stream.of();
        }
        return operation
                .findRequestMedia(request.mediaType())
                .map(media -> contract.faultsOf(media, body.get()).stream().map(fault -> "request " + fault))
                .orElseGet(() -> Stream.of("requests of type " + request.mediaType() + " are not declared"));
    }

    private Stream<String> answerFaults(Operation operation, Answer answer) {
        return operation
                .findResponse(answer.status())
                .map(response -> Stream.concat(missingHeaders(response, answer), bodyFaults(response, answer)))
                .orElseGet(() -> Stream.of("the status is not declared, body: " + answer.body()));
    }

    private static Stream<String> missingHeaders(Place response, Answer answer) {
        return response.get("headers")
                .members()
                .filter(header -> header.get("required").node().asBoolean())
                .filter(header -> !answer.headers().contains(header.name().toLowerCase(Locale.ROOT)))
                .map(header -> "the header " + header.name() + " is missing");
    }

    private Stream<String> bodyFaults(Place response, Answer answer) {
        if (!response.get("content").exists()) {
            return answer.body().isEmpty() ? Stream.of() : Stream.of("a body is not declared: " + answer.body());
        }
        return Operation.findMedia(response, answer.mediaType())
                .map(media -> contract.faultsOf(media, answer.body()).stream())
                .orElseGet(() -> Stream.of("answers of type " + answer.mediaType() + " are not declared"))
                .map(fault -> "answer " + fault + ", body: " + answer.body());
    }

    /** Outside of the operations the service only says so. */
    private Stream<String> faultsOutside(Answer answer) {
        if (answer.status() < 400
                || answer.status() >= 500
                || !answer.mediaType().equals(PROBLEM)) {
            return Stream.of("the operation is not declared, and the answer is no problem of the request");
        }
        Place anyProblem = contract.at("/components/responses/NotFound");
        return bodyFaults(anyProblem, answer);
    }
}
