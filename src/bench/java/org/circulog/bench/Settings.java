package org.circulog.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure, from system properties.
 *
 * @param work directory for everything the run writes
 * @param seconds length of each step
 * @param rounds how often each step is repeated, the service and pgbench taking turns
 * @param warmUpEvents events recorded before the first round, so that the service's code is compiled by then
 * @param serviceOptions options for the service's JVM, for profiling
 */
record Settings(
        Path jar,
        Path script,
        Path work,
        int seconds,
        int warmUpEvents,
        int rounds,
        int devices,
        List<Integer> connections,
        List<String> serviceOptions) {

    static Settings read() {
        Path project = Path.of(System.getProperty("bench.project", "."));
        return new Settings(
                project.resolve("target/quarkus-app/quarkus-run.jar"),
                project.resolve("src/bench/sql/event.sql"),
                project.resolve("target/bench"),
                Integer.getInteger("bench.seconds", 8),
                Integer.getInteger("bench.warmUpEvents", 50_000),
                Integer.getInteger("bench.rounds", 3),
                Integer.getInteger("bench.devices", 20_000),
                list("bench.connections", "1,8,32", ",").stream()
                        .map(Integer::valueOf)
                        .toList(),
                list("bench.serviceOptions", "", " "));
    }

    Service.Launch launch() {
        return new Service.Launch(jar, work, serviceOptions, true);
    }

    private static List<String> list(String name, String preset, String separator) {
        return Arrays.stream(System.getProperty(name, preset).split(separator))
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
