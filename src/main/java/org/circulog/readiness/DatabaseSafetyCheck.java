package org.circulog.readiness;

import jakarta.inject.Singleton;
import org.circulog.database.DatabaseVerdict;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells operators why the service takes no requests. */
@Readiness
@Singleton
class DatabaseSafetyCheck implements HealthCheck {
    private final DatabaseVerdict verdict;

    DatabaseSafetyCheck(DatabaseVerdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("Database is set up safely").status(verdict.isSafe());
        if (!verdict.isSafe()) {
            answer.withData("faults", String.join(" ", verdict.faults()));
        }
        return answer.build();
    }
}
