package org.circulog.metrics.survival;

import java.util.Arrays;

/** The Aalen-Johansen estimate and its infinitesimal jackknife as they are defined: every device at every age. */
final class DefinedIncidence {
    final double[] incidence = new double[SampleLives.KINDS + 1];
    double survival = 1;
    long atRisk;
    private final SampleLives lives;
    private final double[] survivalInfluence;
    private final double[][] influence;

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
        survival *= 1 - all;
    }

    double survivalError() {
        return length(survivalInfluence);
    }

    double standardError(int kind) {
        return length(influence[kind]);
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
