package org.circulog.web;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way in which an operation can fail, as a problem document. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final int RETRY_AFTER_SECONDS = 1;

    private final Operations operations;

    ProblemMappers(Operations operations) {
        this.operations = operations;
    }

    @ServerExceptionMapper
    Response problem(ProblemException refused) {
        Response.ResponseBuilder answer = answer(refused.problem());
        if (refused.problem().isRetryable()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    @ServerExceptionMapper
    Response violations(ConstraintViolationException refused) {
        return answer(Violations.problemOf(refused.getConstraintViolations())).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException refused) {
        return answer(Problem.of(ProblemType.AUTHENTICATION_REQUIRED, "Send a valid key as bearer token."))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused) {
        return answer(Problem.of(ProblemType.FORBIDDEN, "The roles of this key do not allow this operation."))
                .build();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException refused, ContainerRequestContext request) {
        if (refused.getCause() instanceof ProblemException problem) {
            return problem(problem);
        }
        Response original = refused.getResponse();
        if (refused instanceof NotFoundException && refused.getCause() != null) {
            // So the framework says that a path or query parameter is not of its type.
            return answer(Problem.of(ProblemType.INVALID_PARAMETER, "A parameter is not of the type it must have."))
                    .build();
        }
        Optional<String> allowed = operations.methodsOf(request.getUriInfo().getPath());
        boolean wrongMethod = allowed.isPresent() && !allowed.get().contains(request.getMethod());
        // Where no operation of a class has the method, the framework says 404.
        ProblemType type = wrongMethod ? ProblemType.METHOD_NOT_ALLOWED : ProblemType.ofStatus(original.getStatus());
        if (type == ProblemType.INTERNAL_ERROR) {
            return failure(refused);
        }
        Response.ResponseBuilder answer = answer(Problem.of(type, type.title() + "."));
        if (wrongMethod) {
            answer.header(HttpHeaders.ALLOW, allowed.get());
        }
        return answer.build();
    }

    @ServerExceptionMapper
    Response failure(Throwable fault) {
        if (DatabaseFaults.isOutage(fault) || DatabaseFaults.isTimeout(fault) || DatabaseFaults.isLostRace(fault)) {
            // One line each: in an outage there are thousands of them.
            LOG.warnf("The database cannot take work for the moment: %s", rootOf(fault));
            LOG.debug("The whole of it", fault);
            return problem(new ProblemException(ProblemType.SERVICE_UNAVAILABLE, "The database cannot take this now."));
        }
        if (isGone(fault)) {
            LOG.debug("A client went away in the middle of its request", fault);
            return problem(new ProblemException(ProblemType.REQUEST_TIMEOUT, "The body did not arrive as a whole."));
        }
        String instance = "urn:uuid:" + UUID.randomUUID();
        LOG.errorf(fault, "Failed: %s", instance);
        return answer(Problem.of(ProblemType.INTERNAL_ERROR, "The failure is logged under this instance.")
                        .withInstance(instance))
                .build();
    }

    private static Throwable rootOf(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Lost connections are everyday life in a repair shop, and no fault of the service. */
    private static boolean isGone(Throwable fault) {
        Throwable cause = fault;
        while (cause != null && !(cause instanceof HttpClosedException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
