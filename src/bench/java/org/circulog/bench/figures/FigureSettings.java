package org.circulog.bench.figures;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.circulog.bench.Service;
import org.circulog.simulation.Plan;

/**
 * What to measure, from system properties.
 *
 * @param work directory for everything the run writes
 * @param reuse whether to measure over the records that an earlier run left there
 * @param keep whether to leave the records there
 * @param calls how often each figure is asked for, at least
 * @param rounds how often its rival in SQL is run, in turns with the calls
 * @param ingestSeconds how long events are recorded at the end
 * @param only the figures to ask for; empty for all
 * @param of the devices to ask for, by the names in the table; empty for all
 */
record FigureSettings(
        Path project,
        Path work,
        Plan plan,
        boolean reuse,
        boolean keep,
        int calls,
        int rounds,
        int ingestSeconds,
        List<String> only,
        List<String> of,
        List<String> serviceOptions) {

    static FigureSettings read() {
        Path project = Path.of(System.getProperty("figures.project", "."));
        return new FigureSettings(
                project,
                project.resolve("target/figures"),
                new Plan(
                        Long.getLong("figures.seed", 1),
                        Long.getLong("figures.devices", 3_000_000),
                        LocalDate.now(ZoneOffset.UTC)),
                Boolean.getBoolean("figures.reuse"),
                Boolean.getBoolean("figures.keep"),
                Integer.getInteger("figures.calls", 50),
                Integer.getInteger("figures.rounds", 3),
                Integer.getInteger("figures.ingestSeconds", 20),
                list("figures.only", ","),
                list("figures.of", ","),
                list("figures.serviceOptions", " "));
    }

    private static List<String> list(String name, String separator) {
        return Arrays.stream(System.getProperty(name, "").split(separator))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    Service.Launch launch(boolean fresh) {
        return new Service.Launch(project.resolve("target/quarkus-app/quarkus-run.jar"), work, serviceOptions, fresh);
    }

    List<Figure> figures() {
        return Catalogue.FIGURES.stream()
                .filter(figure -> only.isEmpty() || only.contains(figure.path()))
                .toList();
    }

    List<Scope> scopesOf(Figure figure) {
        return figure.scopes().stream()
                .filter(scope -> of.isEmpty() || of.contains(scope.name()))
                .toList();
    }

    Path rivals() {
        return project.resolve("src/bench/sql/figures");
    }

    Path report() {
        return work.resolveSibling("figures.json");
    }
}
