package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.circulog.event.Warning;
import org.circulog.life.Life;

/** Doubts treatments by where they happened and by how much an organisation can treat. */
@Singleton
class TreatmentChecks {
    private final EarlierReports earlier;

    TreatmentChecks(EarlierReports earlier) {
        this.earlier = earlier;
    }

    /**
     * Nothing is collected in one country and treated in another on the same day.
     *
     * @param lives of the devices that were treated, as they are after it
     */
    void checkPlace(Report report, List<Life> lives, Findings findings) {
        String country = report.event().country();
        long elsewhere = lives.stream()
                .filter(life -> life.collectedCountry() != null
                        && !life.collectedCountry().equals(country)
                        && life.treatedDay() != null
                        && life.treatedDay().equals(life.collectedDay()))
                .count();
        if (report.hasDay() && elsewhere > 0) {
            findings.add(
                    report,
                    new Warning(
                            "/country",
                            "treated-elsewhere",
                            report.event().isAboutLot()
                                    ? elsewhere + " of the devices were collected on the same day in another country"
                                    : "the device was collected on the same day in another country"));
        }
    }

    /** A day of an organisation. */
    record Day(UUID organisationId, LocalDate day) {
        static Day of(Report report) {
            return new Day(report.organisationId(), report.event().occurredAt().earliestDay());
        }
    }

    /**
     * What an organisation may treat on a day, and what it has treated.
     *
     * @param capacityMg by its licence
     */
    record Load(long capacityMg, long treatedMg) {}

    /** Nobody treats more on a day than the organisation is licensed for. */
    void checkCapacity(Connection connection, List<Report> reports, Findings findings) throws SQLException {
        List<Report> dated = reports.stream().filter(Report::hasDay).toList();
        if (dated.isEmpty()) {
            return;
        }
        Map<Day, Load> loads = new HashMap<>(earlier.findLoads(connection, dated));
        for (Report report : dated) {
            Load load = loads.computeIfPresent(
                    Day.of(report),
                    (day, before) -> new Load(before.capacityMg(), before.treatedMg() + report.treatedMg()));
            if (load != null && load.treatedMg() > load.capacityMg()) {
                findings.add(
                        report,
                        new Warning(
                                "/recycling",
                                "capacity-exceeded",
                                "with this, %d mg were treated on that day, and the organisation is licensed for %d mg"
                                        .formatted(load.treatedMg(), load.capacityMg())));
            }
        }
    }
}
