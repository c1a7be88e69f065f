package org.circulog.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Problem documents for what fails before or beside the operations: unknown paths, refused bodies, faults of a route. */
@ApplicationScoped
class StatusProblems {
    private static final Logger LOG = Logger.getLogger(StatusProblems.class);
    private static final int[] STATUSES = {400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 431, 500, 503};

    private final ObjectMapper mapper;

    StatusProblems(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void register(@Observes ManagementInterface management) {
        register(management.router());
    }

    void register(@Observes Router router) {
        for (int status : STATUSES) {
            router.errorHandler(status, context -> answer(context, ProblemType.ofStatus(status)));
        }
    }

    void answer(RoutingContext context, ProblemType type) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        if (type == ProblemType.INTERNAL_ERROR) {
            LOG.error("A route failed", context.failure());
        }
        context.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(write(Problem.of(type, type.title() + ".")));
    }

    private String write(Problem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
