package org.circulog.audit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.circulog.organisation.Credential;
import org.circulog.web.Audited;
import org.circulog.web.Operations;
import org.circulog.web.Operations.Operation;
import org.circulog.web.Problem;
import org.circulog.web.ProblemType;

/**
 * Sees each request first and its answer last: gives it its name, and writes a line if it wanted to change something or
 * was denied.
 */
@ApplicationScoped
class AuditRoute {
    static final String SENT = "audit.sent";
    static final String ANSWERED = "audit.answered";
    static final String PROBLEM = "audit.problem";

    /** Before whatever may answer a request. */
    private static final int FIRST = Integer.MIN_VALUE;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final AuditLog log;
    private final Operations operations;
    private final Clock clock;

    AuditRoute(AuditLog log, Operations operations, Clock clock) {
        this.log = log;
        this.operations = operations;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::follow);
    }

    private void follow(RoutingContext context) {
        String id = RequestId.of(context.request().getHeader(RequestId.HEADER));
        context.response().putHeader(RequestId.HEADER, id);
        context.addEndHandler(end -> close(context, id));
        context.next();
    }

    private void close(RoutingContext context, String id) {
        HttpServerResponse response = context.response();
        Decision decision = response.ended() ? Decision.of(response.getStatusCode()) : Decision.UNANSWERED;
        if (decision == Decision.DENIED
                || !READING.contains(context.request().method().name())) {
            log.write(lineOf(context, id, decision));
        }
    }

    private AuditLine lineOf(RoutingContext context, String id, Decision decision) {
        HttpServerRequest request = context.request();
        Optional<Operation> operation = operations.find(request.method().name(), context.normalizedPath());
        Optional<Credential> credential = Credential.of(context);
        Integer status =
                decision == Decision.UNANSWERED ? null : context.response().getStatusCode();
        return new AuditLine(
                clock.instant(),
                credential.map(AuditRoute::callerOf).orElse(null),
                new AuditLine.Request(
                        id,
                        request.remoteAddress().hostAddress(),
                        nameOf(request.method().name()),
                        operation.map(Operation::path).orElse(null),
                        credential.isPresent()
                                ? null
                                : Credential.findClaimedKey(context).orElse(null)),
                operation.map(Operation::id).orElse(null),
                about(context, operation),
                decision,
                status,
                status == null || status < 400 ? null : problemOf(context, status));
    }

    private static AuditLine.Caller callerOf(Credential credential) {
        boolean isKey = credential.kind() == Credential.Kind.KEY;
        return new AuditLine.Caller(
                credential.organisationId(), isKey ? credential.id() : null, isKey ? null : credential.id());
    }

    /** A method that HTTP does not know is text of the client's own. */
    private static String nameOf(String method) {
        return READING.contains(method) || WRITING.contains(method) ? method : "OTHER";
    }

    private static Map<String, ?> about(RoutingContext context, Optional<Operation> operation) {
        Map<String, Object> about = new LinkedHashMap<>();
        operation.ifPresent(known -> about.putAll(PathIds.in(context.normalizedPath(), known.path())));
        for (String part : new String[] {SENT, ANSWERED}) {
            if (context.get(part) instanceof Audited audited) {
                about.putAll(audited.audited());
            }
        }
        return about;
    }

    private static String problemOf(RoutingContext context, int status) {
        String known = context.get(PROBLEM);
        return known == null ? Problem.of(ProblemType.ofStatus(status), "").code() : known;
    }
}
