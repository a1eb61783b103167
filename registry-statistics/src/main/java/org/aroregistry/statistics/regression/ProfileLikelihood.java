package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;

/** The likelihood of one coefficient, the others at their best for each of its values: limits and tests of that coefficient. */
final class ProfileLikelihood {
    private static final int DOUBLINGS = 60;
    private static final int ITERATIONS = 200;

    /** Newton's method needs about six; if it does not get there the profile is followed step by step. */
    private static final int DIRECT_ITERATIONS = 20;

    /** Likelihood that the other coefficients may still gain at a limit. */
    private static final double DIRECT_CONVERGED = 1e-18;

    /** A limit is found when it moves by no more than this part of a standard error. */
    private static final double CONVERGED = 1e-12;

    private final SmoothLikelihood likelihood;
    private final ConstrainedMaximum maximum;
    private final int index;
    private final double standardError;
    private final double[] tangent;

    /**
     * Prepares the profile of a coefficient.
     *
     * @param likelihood the likelihood
     * @param maximum its maximum
     * @param index the coefficient
     * @param variance inverse information at the maximum, for a first guess
     */
    ProfileLikelihood(SmoothLikelihood likelihood, ConstrainedMaximum maximum, int index, double[][] variance) {
        this.likelihood = likelihood;
        this.maximum = maximum;
        this.index = index;
        this.standardError = Math.sqrt(variance[index][index]);
        // How the other coefficients follow this one where the likelihood is quadratic.
        this.tangent = new double[variance.length];
        for (int j = 0; j < tangent.length; j++) {
            tangent[j] = variance[j][index] / variance[index][index];
        }
    }

    /** Twice what the likelihood loses if the coefficient is 0; NaN if the climb there fails. */
    double ratioToZero() {
        ConstrainedMaximum atZero = at(0, maximum.beta(), tangent);
        return atZero.isFound() ? Math.max(0, 2 * (maximum.logLikelihood() - atZero.logLikelihood())) : Double.NaN;
    }

    /** The values at which the coefficient is not rejected; infinite at an end where the likelihood does not fall far enough. */
    ConfidenceInterval limits(ConfidenceLevel level) {
        double loss = level.z() * level.z() / 2;
        double lower = limit(-1, loss);
        double upper = limit(1, loss);
        return Double.isNaN(lower) || Double.isNaN(upper)
                ? ConfidenceInterval.undefined()
                : new ConfidenceInterval(lower, upper);
    }

    private double limit(int direction, double loss) {
        double target = maximum.logLikelihood() - loss;
        double stride = direction * Math.sqrt(2 * loss) * standardError;
        double direct = directLimit(direction, target, stride);
        if (!Double.isNaN(direct)) {
            return direct;
        }
        double[] inside = maximum.beta();
        double[] slope = tangent;
        for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
            ConstrainedMaximum there = at(inside[index] + stride, inside, slope);
            if (!there.isFound()) {
                return Double.NaN;
            }
            if (there.logLikelihood() <= target) {
                return refine(inside, there, target);
            }
            slope = slope(inside, there.beta());
            inside = there.beta();
            stride *= doubling == 0 ? 1 : 1.5;
        }
        return direction * Double.POSITIVE_INFINITY;
    }

    /**
     * Solves for the limit and the best of the other coefficients there at once, by Newton's method: a step goes to where the quadratic that touches the
     * likelihood has a profile of the target (Venzon &amp; Moolgavkar 1988, Appl. Stat. 37:87-94). NaN if that is not possible.
     */
    private double directLimit(int direction, double target, double stride) {
        double[] beta = along(maximum.beta(), stride, tangent);
        for (int iteration = 0; iteration < DIRECT_ITERATIONS; iteration++) {
            Evaluation there = likelihood.at(beta);
            ProfileStep step = ProfileStep.of(there, likelihood.curvature(beta, there), index, direction, target);
            if (step == null || Math.abs(step.change) > Math.abs(stride)) {
                return Double.NaN;
            }
            for (int j = 0; j < beta.length; j++) {
                beta[j] += step.changes[j];
            }
            if (Math.abs(step.change) <= CONVERGED * standardError && step.gain <= DIRECT_CONVERGED) {
                return direction * (beta[index] - maximum.beta()[index]) > 0 ? beta[index] : Double.NaN;
            }
        }
        return Double.NaN;
    }

    /** How fast the other coefficients follow this one from one place to another. */
    private double[] slope(double[] from, double[] to) {
        double[] slope = new double[from.length];
        for (int j = 0; j < slope.length; j++) {
            slope[j] = (to[j] - from[j]) / (to[index] - from[index]);
        }
        return slope;
    }

    /** Newton's method between two values, with halves where it would leave them. The slope of a profile is the score of its coefficient. */
    private double refine(double[] first, ConstrainedMaximum last, double target) {
        double[] inside = first;
        double[] outside = last.beta();
        ConstrainedMaximum there = last;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double value = there.beta()[index];
            double next = value
                    - (there.logLikelihood() - target) / there.evaluation().score()[index];
            if (Math.abs(next - value) <= CONVERGED * standardError) {
                return next;
            }
            if (!((next - inside[index]) * (next - outside[index]) < 0)) {
                next = inside[index] + (outside[index] - inside[index]) / 2;
            }
            if (next == inside[index] || next == outside[index]) {
                return next;
            }
            // Between two maxima the others lie about on the line that joins them.
            there = at(next, inside, slope(inside, outside));
            if (!there.isFound()) {
                return Double.NaN;
            }
            if (there.logLikelihood() > target) {
                inside = there.beta();
            } else {
                outside = there.beta();
            }
        }
        return Double.NaN;
    }

    private ConstrainedMaximum at(double value, double[] start, double[] slope) {
        double[] from = along(start, value - start[index], slope);
        from[index] = value;
        boolean[] fixed = new boolean[from.length];
        fixed[index] = true;
        return ConstrainedMaximum.of(likelihood, from, fixed);
    }

    private static double[] along(double[] start, double change, double[] slope) {
        double[] moved = start.clone();
        for (int j = 0; j < moved.length; j++) {
            moved[j] += change * slope[j];
        }
        return moved;
    }
}
