package org.circulog.web;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what an operation does not declare, before its body is read: query parameters and forms of a body. */
class RequestGate {
    static final int PRIORITY = 2000;

    /** What the framework makes of bytes that are not UTF-8. */
    private static final char UNDECODABLE = '\uFFFD';

    private final Map<Method, Set<String>> declaredParameters = new ConcurrentHashMap<>();

    @ServerRequestFilter(nonBlocking = true, priority = PRIORITY)
    void check(ContainerRequestContext request, ResourceInfo resource) {
        Method operation = resource.getResourceMethod();
        Set<String> declared = declaredParameters.computeIfAbsent(operation, RequestGate::declaredBy);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> check(name, values, declared));
        if (operation.isAnnotationPresent(Consumes.class)) {
            BodyForm.check(request, operation.getAnnotation(Consumes.class).value());
        }
    }

    private static void check(String name, Collection<String> values, Set<String> declared) {
        if (!declared.contains(name)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_PARAMETER,
                    declared.isEmpty()
                            ? "This operation takes no query parameters."
                            : "This operation takes these query parameters: "
                                    + declared.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        if (values.size() > 1) {
            throw ProblemException.invalidParameter(name, "is given more than once");
        }
        for (String value : values) {
            if (value.isEmpty()) {
                throw ProblemException.invalidParameter(name, "is empty");
            } else if (value.indexOf('\0') >= 0 || value.indexOf(UNDECODABLE) >= 0) {
                throw ProblemException.invalidParameter(name, "has characters that cannot be used");
            }
        }
    }

    private static Set<String> declaredBy(Method operation) {
        return Arrays.stream(operation.getParameters())
                .flatMap(RequestGate::namesOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> namesOf(Parameter parameter) {
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            return Arrays.stream(parameter.getType().getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(QueryParam.class))
                    .map(field -> field.getAnnotation(QueryParam.class).value());
        }
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return Stream.of(parameter.getAnnotation(QueryParam.class).value());
        }
        return parameter.isAnnotationPresent(RestQuery.class) ? Stream.of(parameter.getName()) : Stream.empty();
    }
}
