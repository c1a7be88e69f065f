package org.circulog.readiness;

import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.circulog.database.DatabaseVerdict;
import org.jboss.logging.Logger;

/** Says on the console where to begin. */
@ApplicationScoped
class Welcome {
    private static final Logger LOG = Logger.getLogger("circulog");

    private final DatabaseVerdict verdict;

    Welcome(DatabaseVerdict verdict) {
        this.verdict = verdict;
    }

    void say(@ObservesAsync HttpServerStart start) {
        HttpServerOptions options = start.options();
        String host = options.getHost().equals("0.0.0.0") ? "localhost" : options.getHost();
        if (!verdict.isSafe()) {
            LOG.warnf("Circulog is at http://%s:%d, but takes no requests yet", host, options.getPort());
            return;
        }
        LOG.infof(
                "Circulog is ready: http://%1$s:%2$d (read the contract at http://%1$s:%2$d/docs)",
                host, options.getPort());
    }
}
