package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.circulog.event.MaterialRecovery.Output;
import org.circulog.event.Warning;
import org.circulog.reference.AbsentMaterials;

/** Doubts what came out by what went in, and by what the organisation reported before. */
@Singleton
class OutputChecks {
    static final String OUTPUTS = "/materialRecovery/outputs";

    /** Exactly equal weighings as often as this are no coincidence. */
    static final int OFTEN = 3;

    private final EarlierReports earlier;
    private final AbsentMaterials absent;

    OutputChecks(EarlierReports earlier, AbsentMaterials absent) {
        this.earlier = earlier;
        this.absent = absent;
    }

    /** A material of a device or lot, which is known by one of the ids of its records. */
    record Source(UUID recordId, boolean ofLot, String material) {}

    /** What an organisation reports. */
    record Masses(UUID organisationId, List<Output> outputs) {
        static Masses of(Report report) {
            return new Masses(report.organisationId(), report.outputs());
        }
    }

    void check(Connection connection, List<Report> reports, Findings findings) throws SQLException {
        checkContent(connection, reports, findings);
        checkRepetition(connection, reports, findings);
        reports.forEach(report -> checkAbsence(report, findings));
    }

    private void checkAbsence(Report report, Findings findings) {
        Set<String> categories = report.content().categories();
        for (int i = 0; i < report.outputs().size(); i++) {
            String material = report.outputs().get(i).material();
            if (!categories.isEmpty()
                    && categories.stream().allMatch(category -> absent.isAbsent(category, material))) {
                findings.add(
                        report,
                        new Warning(
                                OUTPUTS + "/" + i + "/material",
                                "material-not-in-category",
                                "is not in devices of such a category"));
            }
        }
    }

    /** More than half as much again as the reference says is beyond what devices of a category differ by. */
    private void checkContent(Connection connection, List<Report> reports, Findings findings) throws SQLException {
        List<Report> comparable = reports.stream()
                .filter(report -> report.outputs().stream()
                        .anyMatch(output -> report.content().contentMg().containsKey(output.material())))
                .toList();
        if (comparable.isEmpty()) {
            return;
        }
        Map<Source, Long> recovered = new HashMap<>(earlier.findRecovered(connection, comparable));
        for (Report report : comparable) {
            Set<String> warned = new HashSet<>();
            for (int i = 0; i < report.outputs().size(); i++) {
                Output output = report.outputs().get(i);
                Long contentMg = report.content().contentMg().get(output.material());
                if (contentMg != null) {
                    long sumMg = add(report, output, recovered);
                    if (2 * sumMg > 3 * contentMg && warned.add(output.material())) {
                        findings.add(report, exceeded(i, sumMg, contentMg));
                    }
                }
            }
        }
    }

    /** The sum over all records of the device or lot, this output included. */
    private static long add(Report report, Output output, Map<Source, Long> recovered) {
        boolean ofLot = report.event().isAboutLot();
        recovered.merge(
                new Source(report.recordIds().get(0), ofLot, output.material()), output.massMg(), Math::addExact);
        return report.recordIds().stream()
                .mapToLong(id -> recovered.getOrDefault(new Source(id, ofLot, output.material()), 0L))
                .sum();
    }

    private static Warning exceeded(int output, long sumMg, long contentMg) {
        return new Warning(
                OUTPUTS + "/" + output + "/massMg",
                "content-exceeded",
                "adds up to %d mg, more than 1.5 times the %d mg that the input holds by reference"
                        .formatted(sumMg, contentMg));
    }

    private void checkRepetition(Connection connection, List<Report> reports, Findings findings) throws SQLException {
        List<Report> measured = reports.stream().filter(Report::isMeasured).toList();
        if (measured.isEmpty()) {
            return;
        }
        Map<Masses, Integer> before = new HashMap<>(earlier.countEqual(connection, measured));
        for (Report report : measured) {
            int times = before.merge(Masses.of(report), 1, Integer::sum) - 1;
            if (times >= OFTEN) {
                findings.add(
                        report,
                        new Warning(
                                OUTPUTS,
                                "repeated-masses",
                                "are exactly the masses that the organisation has measured at least " + OFTEN
                                        + " times before"));
            }
        }
    }
}
