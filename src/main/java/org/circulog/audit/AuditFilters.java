package org.circulog.audit;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.circulog.web.Audited;
import org.circulog.web.Problem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Keeps of an exchange what its line needs. */
class AuditFilters {
    @ServerResponseFilter
    void keep(ContainerRequestContext request, ContainerResponseContext response, RoutingContext context) {
        context.put(AuditRoute.SENT, request.getProperty(AuditRoute.SENT));
        if (response.getEntity() instanceof Audited answer) {
            context.put(AuditRoute.ANSWERED, answer);
        } else if (response.getEntity() instanceof Problem problem) {
            context.put(AuditRoute.PROBLEM, problem.code());
        }
    }
}
