package org.circulog.metrics.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Aalen-Johansen estimate, its infinitesimal jackknife and the variance of Greenwood as they are defined: every device at
 * every age, and every age up to each.
 */
final class DefinedIncidence {
    final double[] incidence = new double[SampleLives.KINDS + 1];
    double survival = 1;
    long atRisk;
    private final SampleLives lives;
    private final double[] survivalInfluence;
    private final double[][] influence;
    private final List<Past> past = new ArrayList<>();

    /** What a later age needs to know of an earlier one. */
    private record Past(double survivalBefore, double atRisk, double[] hazard, double all, double[] incidence) {}

    DefinedIncidence(SampleLives lives) {
        this.lives = lives;
        survivalInfluence = new double[lives.exit().length];
        influence = new double[SampleLives.KINDS + 1][lives.exit().length];
    }

    void pass(double age) {
        atRisk = count(age, -1);
        double[] hazard = new double[SampleLives.KINDS + 1];
        for (int kind = 1; kind < hazard.length; kind++) {
            hazard[kind] = (double) count(age, kind) / atRisk;
        }
        double all = Arrays.stream(hazard).sum();
        for (int i = 0; i < survivalInfluence.length; i++) {
            double lost = 0;
            for (int kind = 1; kind < hazard.length; kind++) {
                double change = isAtRisk(i, age) ? ((ends(i, age, kind) ? 1 : 0) - hazard[kind]) / atRisk : 0;
                influence[kind][i] += survivalInfluence[i] * hazard[kind] + survival * change;
                lost += change;
            }
            survivalInfluence[i] = survivalInfluence[i] * (1 - all) - survival * lost;
        }
        for (int kind = 1; kind < hazard.length; kind++) {
            incidence[kind] += survival * hazard[kind];
        }
        past.add(new Past(survival, atRisk, hazard, all, incidence.clone()));
        survival *= 1 - all;
    }

    double jackknifeOfSurvival() {
        return length(survivalInfluence);
    }

    double jackknife(int kind) {
        return length(influence[kind]);
    }

    double greenwood(int kind) {
        double variance = 0;
        for (Past age : past) {
            double own = age.hazard[kind];
            double grown = incidence[kind] - age.incidence[kind];
            variance += age.survivalBefore * age.survivalBefore * own * (1 - own) / age.atRisk;
            variance -= 2 * age.survivalBefore * own * grown / age.atRisk;
            variance += age.all == 1 ? 0 : grown * grown * age.all / (1 - age.all) / age.atRisk;
        }
        return Math.sqrt(Math.max(0, variance));
    }

    private long count(double age, int kind) {
        long count = 0;
        for (int i = 0; i < survivalInfluence.length; i++) {
            if (isAtRisk(i, age) && (kind < 0 || ends(i, age, kind))) {
                count++;
            }
        }
        return count;
    }

    private boolean isAtRisk(int i, double age) {
        double entry = lives.entry()[i] == 0 ? -1 : lives.entry()[i];
        return entry < age && age <= lives.exit()[i];
    }

    private boolean ends(int i, double age, int kind) {
        return lives.exit()[i] == age && lives.kind()[i] == kind;
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(each -> each * each).sum());
    }
}
