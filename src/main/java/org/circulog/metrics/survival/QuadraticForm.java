package org.circulog.metrics.survival;

/**
 * x' V⁻ x for a covariance matrix V, which may be singular, and its rank, by a Cholesky decomposition O(k³). The pivot is the
 * variable that is least explained by those before, in parts of its own variance: so a small group among large ones is
 * not lost in their rounding.
 */
final class QuadraticForm {

    /** A variable with less than this part of its variance unexplained is a sum of those before. */
    private static final double DEPENDENT = 1e-11;

    private final double[][] rest;
    private final double[] restX;
    private final double[] variance;
    private final boolean[] used;

    private QuadraticForm(double[][] v, double[] x) {
        rest = new double[x.length][];
        variance = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rest[i] = v[i].clone();
            variance[i] = v[i][i];
        }
        restX = x.clone();
        used = new boolean[x.length];
    }

    static ChiSquare of(double[][] v, double[] x) {
        QuadraticForm form = new QuadraticForm(v, x);
        double sum = 0;
        int rank = 0;
        for (int pivot = form.pivot(); pivot >= 0; pivot = form.pivot()) {
            sum += form.restX[pivot] * form.restX[pivot] / form.rest[pivot][pivot];
            rank++;
            form.eliminate(pivot);
        }
        return new ChiSquare(sum, rank);
    }

    private int pivot() {
        int best = -1;
        double unexplained = DEPENDENT;
        for (int i = 0; i < restX.length; i++) {
            if (!used[i] && rest[i][i] > unexplained * variance[i]) {
                best = i;
                unexplained = rest[i][i] / variance[i];
            }
        }
        return best;
    }

    private void eliminate(int pivot) {
        used[pivot] = true;
        for (int i = 0; i < restX.length; i++) {
            if (!used[i]) {
                double factor = rest[i][pivot] / rest[pivot][pivot];
                restX[i] -= factor * restX[pivot];
                for (int j = 0; j < restX.length; j++) {
                    rest[i][j] -= factor * rest[pivot][j];
                }
            }
        }
    }
}
