#!/bin/sh
set -eu
# Otherwise the service would start its embedded database, and the records would go with the container.
: "${QUARKUS_DATASOURCE_JDBC_URL:?must name a PostgreSQL, such as jdbc:postgresql://database:5432/circulog}"
# JAVA_OPTS is split into words on purpose; exec, so that the JVM gets the signal to stop.
# shellcheck disable=SC2086
exec java ${JAVA_OPTS:-} -jar /opt/circulog/quarkus-run.jar "$@"
