package org.aroregistry.statistics.regression;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * The maximum of a likelihood over some of its coefficients, the others held where they are.
 *
 * <p>Steps are Newton's where the likelihood knows its second derivatives and they are those of a hill, else those of Fisher's scoring; halved while they
 * lead downhill. For a penalised likelihood Fisher's converge by a factor per step only, so the information is corrected by what the last steps have shown of the curvature (a BFGS update); where that does not do, far from the maximum, by
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

    /** A likelihood that bends upwards and has no more than this to gain by a step leads to a saddle. */
    private static final double SADDLE = 1e-3;

    /** Part of Fisher's information that is added first where the second derivatives are not those of a hill. */
    private static final double LEAST_ADDED = 0x1p-8;

    /** How often a climb may end on a saddle, as that of a penalised likelihood can. */
    private static final int SADDLES = 3;

    /** How often a step may not be shorter than the one before. */
    private static final int STALLS = 3;

    /** Part of the log-likelihood that rounding may hide, so that a step may seem to lose it. */
    private static final double ROUNDING = 1e-14;

    private final SmoothLikelihood likelihood;
    private final int[] free;

    private double[] beta;
    private Evaluation best;
    private boolean found;

    /** Whether the likelihood is known not to bend downwards in every direction. */
    private boolean bendsUp;

    private boolean onSaddle;

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
        return of(likelihood, start, fixed, SADDLES);
    }

    private static ConstrainedMaximum of(SmoothLikelihood likelihood, double[] start, boolean[] fixed, int saddles) {
        ConstrainedMaximum maximum = new ConstrainedMaximum(likelihood, start, fixed);
        maximum.climb();
        if (!maximum.onSaddle || saddles == 0) {
            return maximum;
        }
        double[] uphill = maximum.wayUp();
        ConstrainedMaximum one = of(likelihood, maximum.moved(uphill, 1), fixed, saddles - 1);
        ConstrainedMaximum other = of(likelihood, maximum.moved(uphill, -1), fixed, saddles - 1);
        return one.found && (!other.found || one.logLikelihood() >= other.logLikelihood()) ? one : other;
    }

    /** A step of a standard error in a direction in which the likelihood bends upwards. */
    private double[] wayUp() {
        double[][] bend = restricted(Objects.requireNonNull(likelihood.curvature(beta, best)));
        Cholesky factor = Cholesky.of(bend, 0);
        int last = IntStream.range(0, free.length)
                .filter(factor::isDependent)
                .findFirst()
                .orElseThrow();
        double[][] before = IntStream.range(0, last)
                .mapToObj(j -> Arrays.copyOf(bend[j], last))
                .toArray(double[][]::new);
        double[] follow = Cholesky.of(before, 0).solve(Arrays.copyOf(bend[last], last));
        double[] step = new double[free.length];
        IntStream.range(0, last).forEach(j -> step[j] = -follow[j]);
        step[last] = 1;
        double length = Math.sqrt(Vectors.dot(step, Vectors.times(restricted(best.information()), step)));
        return Arrays.stream(step).map(value -> value / length).toArray();
    }

    private void climb() {
        double previous = Double.POSITIVE_INFINITY;
        int stalls = 0;
        double[][] newton = newtonInverse();
        double[][] inverse = newton == null ? freeInverse() : newton;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] score = freeScore();
            double[] step = Vectors.times(inverse, score);
            double decrement = Vectors.dot(score, step);
            if (bendsUp && decrement <= SADDLE) {
                onSaddle = true;
                return;
            }
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
            newton = newtonInverse();
            if (newton != null) {
                inverse = newton;
            } else if (iteration >= PATIENCE) {
                inverse = differencedInverse();
            } else {
                inverse = part < 1
                        ? freeInverse()
                        : BfgsUpdate.of(inverse, step, difference(score, freeScore()), decrement);
            }
        }
    }

    /** Takes the largest of 1, 1/2, 1/4 ... steps that does not lead downhill, and says which; 0 if none. */
    private double advance(double[] step) {
        double lost = ROUNDING * (1 + Math.abs(best.logLikelihood()));
        double part = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double[] trial = moved(step, part);
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

    private double[] moved(double[] step, double part) {
        double[] moved = beta.clone();
        for (int j = 0; j < free.length; j++) {
            moved[free[j]] += part * step[j];
        }
        return moved;
    }

    private double[] freeScore() {
        return IntStream.of(free).mapToDouble(j -> best.score()[j]).toArray();
    }

    private double[][] freeInverse() {
        return Cholesky.of(restricted(best.information()), 0).inverse();
    }

    /**
     * The inverse of minus the second derivatives, with as much of Fisher's information added as makes them those of a hill; null if the likelihood does
     * not know them.
     */
    private double @Nullable [][] newtonInverse() {
        double[][] curvature = likelihood.curvature(beta, best);
        if (curvature == null) {
            return null;
        }
        double[][] bend = restricted(curvature);
        double[][] fisher = restricted(best.information());
        Cholesky factor = Cholesky.of(bend, 0);
        bendsUp = !factor.isFullRank();
        for (double part = LEAST_ADDED; !factor.isFullRank() && part < 1; part *= 4) {
            factor = Cholesky.of(sum(bend, part, fisher), 0);
        }
        return factor.isFullRank() ? factor.inverse() : freeInverse();
    }

    private static double[][] sum(double[][] a, double factor, double[][] b) {
        double[][] sum = new double[a.length][a.length];
        for (int j = 0; j < a.length; j++) {
            for (int k = 0; k < a.length; k++) {
                sum[j][k] = a[j][k] + factor * b[j][k];
            }
        }
        return sum;
    }

    private double[][] restricted(double[][] matrix) {
        double[][] restricted = new double[free.length][free.length];
        for (int j = 0; j < free.length; j++) {
            for (int k = 0; k < free.length; k++) {
                restricted[j][k] = matrix[free[j]][free[k]];
            }
        }
        return restricted;
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

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(j -> a[j] - b[j]).toArray();
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
