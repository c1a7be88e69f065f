package org.circulog.recording;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.circulog.device.InputMass;
import org.circulog.device.KnownDevice;
import org.circulog.device.LifeRow;
import org.circulog.event.EventType;
import org.circulog.event.NewEvent;
import org.circulog.event.RecyclingStage;
import org.circulog.lot.StoredLot;
import org.circulog.recovery.InputContents;

/**
 * Doubts accepted treatments and recoveries that do not look right, and never refuses one: whoever reads the figures
 * decides. Other events are not looked at and cost nothing.
 */
@Singleton
class Plausibility {
    private final InputMass inputMass;
    private final InputContents contents;
    private final OutputChecks outputs;
    private final TreatmentChecks treatments;

    Plausibility(InputMass inputMass, InputContents contents, OutputChecks outputs, TreatmentChecks treatments) {
        this.inputMass = inputMass;
        this.contents = contents;
        this.outputs = outputs;
        this.treatments = treatments;
    }

    /** The verdict with what is odd about the accepted events on devices. */
    Verdict check(Connection connection, Verdict verdict) throws SQLException {
        List<Report> recoveries = new ArrayList<>();
        List<Report> treated = new ArrayList<>();
        Findings findings = new Findings();
        for (Draft draft : verdict.drafts()) {
            if (draft instanceof Draft.Accepted accepted) {
                NewEvent event = accepted.event().request();
                if (event.type() == EventType.MATERIAL_RECOVERY) {
                    recoveries.add(report(event, accepted.device()));
                } else if (isTreatment(event)) {
                    Report report = report(event, accepted.device());
                    treated.add(report);
                    treatments.checkPlace(report, List.of(accepted.device().life()), findings);
                }
            }
        }
        outputs.check(connection, recoveries, findings);
        treatments.checkCapacity(connection, treated, findings);
        return verdict.with(findings);
    }

    /** The verdict with what is odd about an accepted event on a lot. */
    LotVerdict check(Connection connection, LotVerdict verdict) throws SQLException {
        if (!(verdict.draft() instanceof Draft.Accepted accepted)) {
            return verdict;
        }
        Findings findings = new Findings();
        NewEvent event = accepted.event().request();
        StoredLot lot = verdict.lot().lot();
        if (isTreatment(event)) {
            Report report = new Report(event, List.of(lot.id()), lot.balance().inputMg(), null);
            treatments.checkPlace(
                    report, verdict.lives().stream().map(LifeRow::life).toList(), findings);
            treatments.checkCapacity(connection, List.of(report), findings);
        } else {
            outputs.check(
                    connection,
                    List.of(new Report(
                            event,
                            List.of(lot.id()),
                            lot.balance().inputMg(),
                            contents.ofLot(connection, lot.id(), lot.balance()))),
                    findings);
        }
        return verdict.with(findings);
    }

    private Report report(NewEvent event, KnownDevice device) {
        return new Report(
                event,
                device.ids().toList(),
                inputMass.balanceOf(device.facts(), device.life()).inputMg(),
                isTreatment(event) ? null : contents.ofDevice(device.facts().category()));
    }

    private static boolean isTreatment(NewEvent event) {
        return event.body().recycling() != null && event.body().recycling().stage() == RecyclingStage.TREATED;
    }
}
