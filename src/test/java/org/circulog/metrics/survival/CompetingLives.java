package org.circulog.metrics.survival;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Lives with the kinds of their ends (0 is none), counted as the estimator of incidences wants them. */
record CompetingLives(double[] entry, double[] exit, int[] kind) {

    CumulativeIncidence incidence(int kinds) {
        RiskTable table = table();
        return CumulativeIncidence.of(
                table,
                IntStream.rangeClosed(1, kinds)
                        .mapToObj(each -> ends(table, each))
                        .toArray(double[][]::new));
    }

    private RiskTable table() {
        boolean[] ended = new boolean[kind.length];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = kind[i] > 0;
        }
        return RiskTable.of(Observations.of(entry, exit, ended));
    }

    private double[] ends(RiskTable table, int ofKind) {
        double[] ends = new double[table.size()];
        Arrays.setAll(
                ends,
                row -> IntStream.range(0, kind.length)
                        .filter(i -> kind[i] == ofKind && exit[i] == table.age(row))
                        .filter(i -> entry[i] == 0 || entry[i] < exit[i])
                        .count());
        return ends;
    }
}
