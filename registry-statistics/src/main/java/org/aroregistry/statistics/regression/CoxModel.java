package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;

/**
 * What the parts of a fit share: the data in order, the coefficients of the scaled columns, and the likelihood at 0 and at the end.
 *
 * @param beta coefficient of each column in use, on the scale of the design
 * @param diverging says of each column in use whether its coefficient goes to infinity
 */
record CoxModel(
        CoxSample sample,
        CoxDesign design,
        Ties ties,
        ConfidenceLevel level,
        CoxOutcome outcome,
        double[] beta,
        boolean[] diverging,
        Evaluation atZero,
        Evaluation atEnd) {

    static CoxModel unfitted(CoxSample sample, CoxDesign design, Ties ties, ConfidenceLevel level, CoxOutcome outcome) {
        double[] none = new double[design.width];
        Evaluation empty = new Evaluation(0, none, new double[design.width][design.width]);
        return unfitted(sample, design, ties, level, outcome, empty);
    }

    static CoxModel unfitted(
            CoxSample sample,
            CoxDesign design,
            Ties ties,
            ConfidenceLevel level,
            CoxOutcome outcome,
            Evaluation atZero) {
        return new CoxModel(
                sample,
                design,
                ties,
                level,
                outcome,
                new double[design.width],
                new boolean[design.width],
                atZero,
                atZero);
    }

    static CoxModel fitted(
            CoxSample sample, CoxDesign design, Ties ties, ConfidenceLevel level, Evaluation atZero, Maximum maximum) {
        boolean[] diverging = new boolean[design.width];
        for (int j = 0; j < diverging.length; j++) {
            diverging[j] = maximum.diverges(j);
        }
        CoxOutcome outcome = CoxOutcome.NOT_CONVERGED;
        if (maximum.isMonotone()) {
            outcome = CoxOutcome.MONOTONE;
        } else if (maximum.isFound()) {
            outcome = CoxOutcome.CONVERGED;
        }
        return new CoxModel(
                sample, design, ties, level, outcome, maximum.beta(), diverging, atZero, maximum.evaluation());
    }

    boolean efron() {
        return ties == Ties.EFRON;
    }

    boolean converged() {
        return outcome == CoxOutcome.CONVERGED;
    }

    int width() {
        return design.width;
    }

    /** Gives the variance of the coefficients in use, on the scale of the design; NaN for those that diverge. */
    double[][] variance() {
        int p = width();
        // Those that diverge first: their information is nearly nothing, and the others' variance must not depend on
        // it.
        int[] place = new int[p];
        int next = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < p; j++) {
                if (diverging[j] == (pass == 0)) {
                    place[next++] = j;
                }
            }
        }
        double[][] reordered = new double[p][p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                reordered[j][k] = atEnd.information()[place[j]][place[k]];
            }
        }
        double[][] inverse = Cholesky.of(reordered, outcome == CoxOutcome.MONOTONE ? Cholesky.TOLERANCE : 0)
                .inverse();
        double[][] variance = new double[p][p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                boolean none = diverging[place[j]] || diverging[place[k]] || outcome == CoxOutcome.NOT_CONVERGED;
                variance[place[j]][place[k]] = none ? Double.NaN : inverse[j][k];
            }
        }
        return variance;
    }
}
