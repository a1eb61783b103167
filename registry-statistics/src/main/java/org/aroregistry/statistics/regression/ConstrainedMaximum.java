package org.aroregistry.statistics.regression;

import java.util.stream.IntStream;
import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;

/**
 * The maximum of a likelihood over some of its coefficients, the others held where they are.
 *
 * <p>Steps are those of Fisher's scoring, halved while they lead downhill. For a penalised likelihood that converges by a factor per step only, so the
 * information is corrected by what the last steps have shown of the curvature (a BFGS update); where that does not do, far from the maximum, by
 * differences of the score.
 */
final class ConstrainedMaximum {
    private static final int ITERATIONS = 100;
    private static final int HALVINGS = 60;

    /** Steps after which the curvature is measured. */
    private static final int PATIENCE = 12;

    /** Step of a difference in units of the standard error: its square is about the rounding of a score. */
    private static final double DIFFERENCE = 1e-5;

    /** A step of this squared length in units of the standard error no longer matters. */
    private static final double CONVERGED = 1e-26;

    /** Steps this short that do not get shorter are rounding, which is large where the information is nearly singular. */
    private static final double NEARLY = 1e-10;

    /** How often a step may not be shorter than the one before. */
    private static final int STALLS = 3;

    /** Part of the log-likelihood that rounding may hide, so that a step may seem to lose it. */
    private static final double ROUNDING = 1e-14;

    /** Below this cosine a step has shown no curvature. */
    private static final double FLAT = 1e-8;

    private final SmoothLikelihood likelihood;
    private final int[] free;

    private double[] beta;
    private Evaluation best;
    private boolean found;

    private ConstrainedMaximum(SmoothLikelihood likelihood, double[] start, boolean[] fixed) {
        this.likelihood = likelihood;
        this.beta = start.clone();
        this.best = likelihood.at(beta);
        this.free = IntStream.range(0, start.length).filter(j -> !fixed[j]).toArray();
    }

    /**
     * Climbs.
     *
     * @param likelihood to be maximised
     * @param start where to begin; the fixed coefficients stay there
     * @param fixed which coefficients to hold
     * @return where the climb ended
     */
    static ConstrainedMaximum of(SmoothLikelihood likelihood, double[] start, boolean[] fixed) {
        ConstrainedMaximum maximum = new ConstrainedMaximum(likelihood, start, fixed);
        maximum.climb();
        return maximum;
    }

    private void climb() {
        double previous = Double.POSITIVE_INFINITY;
        int stalls = 0;
        double[][] inverse = freeInverse();
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] score = freeScore();
            double[] step = times(inverse, score);
            double decrement = Vectors.dot(score, step);
            stalls += decrement <= NEARLY && decrement >= previous ? 1 : 0;
            if (free.length == 0 || decrement <= CONVERGED || stalls == STALLS) {
                found = decrement >= 0;
                return;
            }
            if (!(decrement < Double.POSITIVE_INFINITY)) {
                return;
            }
            previous = decrement;
            double part = advance(step);
            if (part == 0) {
                found = decrement <= NEARLY;
                return;
            }
            if (iteration >= PATIENCE) {
                inverse = differencedInverse();
            } else {
                inverse =
                        part < 1 ? freeInverse() : corrected(inverse, step, difference(score, freeScore()), decrement);
            }
        }
    }

    /** Takes the largest of 1, 1/2, 1/4 ... steps that does not lead downhill, and says which; 0 if none. */
    private double advance(double[] step) {
        double lost = ROUNDING * (1 + Math.abs(best.logLikelihood()));
        double part = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double[] trial = beta.clone();
            for (int j = 0; j < free.length; j++) {
                trial[free[j]] += part * step[j];
            }
            Evaluation there = likelihood.at(trial);
            // Written so that NaN is downhill.
            if (there.logLikelihood() >= best.logLikelihood() - lost) {
                beta = trial;
                best = there;
                return part;
            }
            part /= 2;
        }
        return 0;
    }

    private double[] freeScore() {
        return IntStream.of(free).mapToDouble(j -> best.score()[j]).toArray();
    }

    private double[][] freeInverse() {
        double[][] information = new double[free.length][free.length];
        for (int j = 0; j < free.length; j++) {
            for (int k = 0; k < free.length; k++) {
                information[j][k] = best.information()[free[j]][free[k]];
            }
        }
        return Cholesky.of(information, 0).inverse();
    }

    /** The inverse of minus the second derivatives, from differences of the score; Fisher's where these are not positive definite. */
    private double[][] differencedInverse() {
        double[][] fisher = freeInverse();
        double[][] curvature = new double[free.length][free.length];
        for (int j = 0; j < free.length; j++) {
            double change = DIFFERENCE * Math.sqrt(fisher[j][j]);
            double[] trial = beta.clone();
            trial[free[j]] += change;
            double[] above = likelihood.at(trial).score();
            trial[free[j]] -= 2 * change;
            double[] below = likelihood.at(trial).score();
            for (int k = 0; k < free.length; k++) {
                double slope = (below[free[k]] - above[free[k]]) / (2 * change);
                curvature[j][k] += slope / 2;
                curvature[k][j] += slope / 2;
            }
        }
        Cholesky factor = Cholesky.of(curvature, 0);
        return factor.isFullRank() ? factor.inverse() : fisher;
    }

    /** The BFGS update of the inverse; left as it is if the curvature seen is not positive. */
    private static double[][] corrected(double[][] inverse, double[] step, double[] change, double decrement) {
        double curvature = Vectors.dot(step, change);
        double[] product = times(inverse, change);
        double own = Vectors.dot(change, product);
        // Both sides are cosines: of the step and the change of the score it made, in the metric of the inverse.
        if (!(curvature > FLAT * Math.sqrt(own * decrement))) {
            return inverse;
        }
        int p = step.length;
        double[][] updated = new double[p][p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                updated[j][k] = inverse[j][k]
                        + (1 + own / curvature) * step[j] * step[k] / curvature
                        - (product[j] * step[k] + step[j] * product[k]) / curvature;
            }
        }
        return updated;
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] - b[j]).toArray();
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return IntStream.range(0, vector.length)
                .mapToDouble(j -> Vectors.dot(matrix[j], vector))
                .toArray();
    }

    double[] beta() {
        return beta;
    }

    Evaluation evaluation() {
        return best;
    }

    double logLikelihood() {
        return best.logLikelihood();
    }

    boolean isFound() {
        return found;
    }
}
