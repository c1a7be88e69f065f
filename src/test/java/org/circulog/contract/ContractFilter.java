package org.circulog.contract;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fails a test whose exchange with the service is not as the contract says, whatever else the test looks at. */
final class ContractFilter implements Filter {
    private static final String OPERATIONS = "/v1/";

    private final ExchangeCheck check = new ExchangeCheck(Contract.written());

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        Response answer = context.next(request, response);
        URI uri = URI.create(request.getURI());
        if (uri.getRawPath().startsWith(OPERATIONS)) {
            verify(new Exchange(requestOf(request, uri), answerOf(answer)));
        }
        return answer;
    }

    private void verify(Exchange exchange) {
        List<String> faults = check.faultsOf(exchange);
        if (!faults.isEmpty()) {
            throw new AssertionError(exchange + " breaks the contract:\n" + String.join("\n", faults));
        }
    }

    private static Exchange.Request requestOf(FilterableRequestSpecification request, URI uri) {
        return new Exchange.Request(
                request.getMethod(),
                uri.getRawPath(),
                parameterNames(uri),
                mediaType(request.getContentType()),
                textOf(request.getBody()));
    }

    private static Exchange.Answer answerOf(Response answer) {
        Set<String> headers = answer.headers().asList().stream()
                .map(Header::getName)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String body = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        return new Exchange.Answer(answer.statusCode(), headers, mediaType(answer.contentType()), body);
    }

    private static Set<String> parameterNames(URI uri) {
        return Stream.ofNullable(uri.getQuery())
                .flatMap(query -> Arrays.stream(query.split("&")))
                .map(parameter -> parameter.split("=", 2)[0])
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The body, unless it is a file, a stream or compressed; those are not read twice. */
    private static Optional<String> textOf(Object body) {
        return body instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static String mediaType(String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
