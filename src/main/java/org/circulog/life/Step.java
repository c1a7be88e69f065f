package org.circulog.life;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A fact at its place in a life, as far as a figure needs it: what is left of an event when it is settled which day it counts
 * for and which reports belong to one attempt at a repair.
 *
 * @param betters how many steps earlier the report of the same attempt is whose lesser outcome this one replaces; 0 if there
 *     is none
 * @param repeated whether it reports an attempt whose outcome was known already, so that it counts for nothing
 * @param job of a repair; {@link RepairJob#UNDESCRIBED} for anything else
 */
public record Step(FactKind kind, LocalDate day, int betters, boolean repeated, RepairJob job) {
    static Step of(Fact fact, LocalDate day) {
        return new Step(fact.kind(), day, 0, false, fact.job());
    }

    /** Whether use started again. */
    public boolean restartsUse() {
        return !repeated && (kind == FactKind.REUSE || kind == FactKind.REPAIR_FIXED);
    }

    /** The attempts at a repair among the steps of a life, each with its best outcome. */
    public static List<Step> attempts(List<Step> steps) {
        List<Step> latest = new ArrayList<>(steps);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (!step.kind.isRepair() || step.repeated) {
                latest.set(i, null);
            } else if (step.betters > 0) {
                latest.set(i - step.betters, null);
            }
        }
        latest.removeIf(step -> step == null);
        return latest;
    }
}
