package org.circulog.metrics.survival;

/**
 * One pass over the ages with an end. Kind 0 is an end of any kind, whose incidence is 1 − S.
 *
 * <p>With h the share of those at risk that end, n their number and S the survival just before, the influence of a device
 * on the incidence C of a kind is B(t) − B(entry) − G(entry)·(C(t) − C(entry)) while it is at risk, where G = Σ h/(n(1−h))
 * and B = Σ S·h_kind·(G before − 1/n). An end adds S/n to that of its kind. From then on it grows by a·(C(t) − C(exit)),
 * where a = G(exit) − G(entry), less 1/(n(1−h)) after an end. So every sum of squares needs only sums over devices.
 */
final class IncidenceWalk {
    private final Exposure exposure;
    private final int[] kind;
    private final RiskIntervals intervals;
    private final int steps;

    /** Ends at each step by kind. */
    private final long[][] ended;

    /** G and S before each step, so that a device finds what they were at its entry. */
    private final double[] hazardBefore;

    private final double[] survivalBefore;

    IncidenceWalk(Exposure exposure, int[] kind, double[] ages, int kinds) {
        this.exposure = exposure;
        this.kind = kind;
        this.steps = ages.length;
        intervals = new RiskIntervals(exposure, ages);
        ended = new long[steps][kinds + 1];
        hazardBefore = new double[steps + 1];
        survivalBefore = new double[steps + 1];
        survivalBefore[0] = 1;
        for (int step = 0; step < steps; step++) {
            countEnds(step);
            pass(step);
        }
    }

    private void countEnds(int step) {
        for (int line : intervals.leaving(step)) {
            if (kind[line] > 0) {
                ended[step][kind[line]] += exposure.count(line);
                ended[step][0] += exposure.count(line);
            }
        }
    }

    private void pass(int step) {
        double n = intervals.size(step);
        double staying = n - ended[step][0];
        survivalBefore[step + 1] = survivalBefore[step] * staying / n;
        // when all end, S is 0 and no incidence changes any more, so G need not
        hazardBefore[step + 1] = hazardBefore[step] + (staying == 0 ? 0 : ended[step][0] / n / staying);
    }

    void fillSurvival(long[] atRisk, double[] survival) {
        for (int step = 0; step < steps; step++) {
            atRisk[step] = intervals.size(step);
            survival[step] = survivalBefore[step + 1];
        }
    }

    void fill(double[][] incidence, double[][] standardError) {
        for (int ofKind = 0; ofKind < incidence.length; ofKind++) {
            Track track = new Track(ofKind);
            for (int step = 0; step < steps; step++) {
                track.pass(step);
                incidence[ofKind][step] = track.incidence;
                standardError[ofKind][step] = track.standardError;
            }
        }
    }

    /** Incidence of one kind and its variance. */
    private final class Track {
        private final int ofKind;
        private final Influence influence = new Influence();
        private final double[] incidenceBefore = new double[steps + 1];
        private final double[] shiftBefore = new double[steps + 1];
        private double incidence;
        private double standardError;

        Track(int ofKind) {
            this.ofKind = ofKind;
        }

        void pass(int step) {
            double n = intervals.size(step);
            double increment = survivalBefore[step] * ended[step][ofKind] / n;
            for (int line : intervals.entering(step)) {
                influence.enter(exposure.count(line), -atEntry(line), -hazardAtEntry(line));
            }
            incidence += increment;
            incidenceBefore[step + 1] = incidence;
            shiftBefore[step + 1] = shiftBefore[step] + increment * (hazardBefore[step] - 1 / n);
            for (int line : intervals.leaving(step)) {
                leave(line, step);
            }
            standardError = influence.standardError(shiftBefore[step + 1], incidence);
        }

        private void leave(int line, int step) {
            double n = intervals.size(step);
            double staying = n - ended[step][0];
            boolean ends = kind[line] > 0;
            double u = -atEntry(line);
            double v = -hazardAtEntry(line);
            double gained = ends && (ofKind == 0 || kind[line] == ofKind) ? survivalBefore[step] / n : 0;
            double later = staying == 0 ? 0 : hazardBefore[step + 1] + v - (ends ? 1 / staying : 0);
            influence.leave(exposure.count(line), u, v);
            influence.keep(exposure.count(line), shiftBefore[step + 1] + u + (v - later) * incidence + gained, later);
        }

        /** B − G·C at the entry of the line. */
        private double atEntry(int line) {
            int first = intervals.first(line);
            return shiftBefore[first] - hazardBefore[first] * incidenceBefore[first];
        }

        private double hazardAtEntry(int line) {
            return hazardBefore[intervals.first(line)];
        }
    }
}
