package org.aroregistry.statistics.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether some combination of covariates separates the outcomes, wholly or but for ties, so that the likelihood has no maximum.
 *
 * <p>With z the rows, their sign changed where there is no event, there is a maximum if and only if weights greater than 0 exist that make the sum of
 * the z vanish (Albert and Anderson; the form is Stiemke's lemma). Weights of at least 1 are sought by the first phase of the simplex method, whose
 * table has a row per coefficient and a column per distinct z, with Bland's rule against cycling.
 *
 * @see <a href="https://doi.org/10.1093/biomet/71.1.1">Albert &amp; Anderson (1984), Biometrika 71:1-10</a>
 */
final class Separation {
    /** Below this a price, a direction or the infeasibility that is left counts as 0: columns are scaled to at most 1, so it is rounding. */
    private static final double ZERO = 1e-9;

    private static final int MOST_PIVOTS = 100_000;

    private final double[][] columns;
    private final int width;
    private final double[][] basis;
    private final double[] right;
    private final int[] basic;

    private Separation(List<double[]> distinct, int width) {
        this.columns = distinct.toArray(double[][]::new);
        this.width = width;
        this.right = new double[width];
        for (double[] z : columns) {
            for (int j = 0; j < width; j++) {
                right[j] -= z[j];
            }
        }
        // One artificial variable per coefficient, with the sign of the right side, is the first basis.
        this.basis = new double[width][width];
        this.basic = new int[width];
        for (int j = 0; j < width; j++) {
            basis[j][j] = right[j] < 0 ? -1 : 1;
            right[j] = Math.abs(right[j]);
            basic[j] = columns.length + j;
        }
    }

    /** Says whether the outcomes of a likelihood's subjects are separated. */
    static boolean of(LogisticLikelihood likelihood) {
        int width = likelihood.width();
        List<double[]> distinct = new ArrayList<>();
        for (int i = 0; i < likelihood.size(); i++) {
            if (likelihood.hasEvents(i)) {
                distinct.add(signed(likelihood, i, 1));
            }
            if (likelihood.hasOthers(i)) {
                distinct.add(signed(likelihood, i, -1));
            }
        }
        return !new Separation(distinct, width).hasPositiveWeights();
    }

    private static double[] signed(LogisticLikelihood likelihood, int pattern, int sign) {
        double[] z = new double[likelihood.width()];
        Arrays.setAll(z, j -> sign * likelihood.value(pattern, j));
        return z;
    }

    /** Drives the artificial variables out; whether that can be done is the answer. */
    private boolean hasPositiveWeights() {
        double scale = 1 + Arrays.stream(right).sum();
        for (int pivot = 0; pivot < MOST_PIVOTS; pivot++) {
            double infeasibility = 0;
            double[] price = new double[width];
            for (int j = 0; j < width; j++) {
                if (basic[j] >= columns.length) {
                    infeasibility += right[j];
                    for (int k = 0; k < width; k++) {
                        price[k] += basis[j][k];
                    }
                }
            }
            if (infeasibility <= ZERO * scale) {
                return true;
            }
            int entering = entering(price);
            if (entering < 0) {
                return false;
            }
            if (!pivot(entering)) {
                return false;
            }
        }
        return false;
    }

    /** The first column that lessens the infeasibility; -1 if none does. */
    private int entering(double[] price) {
        for (int c = 0; c < columns.length; c++) {
            double gain = 0;
            for (int j = 0; j < width; j++) {
                gain += price[j] * columns[c][j];
            }
            if (gain > ZERO) {
                return c;
            }
        }
        return -1;
    }

    private boolean pivot(int entering) {
        double[] direction = new double[width];
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < width; k++) {
                direction[j] += basis[j][k] * columns[entering][k];
            }
        }
        int leaving = -1;
        for (int j = 0; j < width; j++) {
            if (direction[j] > ZERO && (leaving < 0 || leaves(j, leaving, direction))) {
                leaving = j;
            }
        }
        if (leaving < 0) {
            return false;
        }
        for (int k = 0; k < width; k++) {
            basis[leaving][k] /= direction[leaving];
        }
        right[leaving] /= direction[leaving];
        for (int j = 0; j < width; j++) {
            if (j != leaving) {
                for (int k = 0; k < width; k++) {
                    basis[j][k] -= direction[j] * basis[leaving][k];
                }
                right[j] = Math.max(0, right[j] - direction[j] * right[leaving]);
            }
        }
        basic[leaving] = entering;
        return true;
    }

    private boolean leaves(int candidate, int leaving, double[] direction) {
        double mine = right[candidate] / direction[candidate];
        double best = right[leaving] / direction[leaving];
        return mine < best || mine == best && basic[candidate] < basic[leaving];
    }
}
