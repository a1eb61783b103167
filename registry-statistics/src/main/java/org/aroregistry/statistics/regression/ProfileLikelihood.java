package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;

/** The likelihood of one coefficient, the others at their best for each of its values: limits and tests of that coefficient. */
final class ProfileLikelihood {
    private static final int DOUBLINGS = 60;
    private static final int ITERATIONS = 200;

    /** A limit is found when it moves by no more than this part of a standard error. */
    private static final double CONVERGED = 1e-12;

    private final SmoothLikelihood likelihood;
    private final ConstrainedMaximum maximum;
    private final int index;
    private final double standardError;

    /**
     * Prepares the profile of a coefficient.
     *
     * @param likelihood the likelihood
     * @param maximum its maximum
     * @param index the coefficient
     * @param standardError of the coefficient, greater than 0, for a first guess
     */
    ProfileLikelihood(SmoothLikelihood likelihood, ConstrainedMaximum maximum, int index, double standardError) {
        this.likelihood = likelihood;
        this.maximum = maximum;
        this.index = index;
        this.standardError = standardError;
    }

    /** Twice what the likelihood loses if the coefficient is 0; NaN if the climb there fails. */
    double ratioToZero() {
        ConstrainedMaximum atZero = at(0, maximum.beta());
        return atZero.isFound()
                ? Math.max(0, 2 * (maximum.logLikelihood() - atZero.logLikelihood()))
                : Double.NaN;
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
        double inside = maximum.beta()[index];
        double target = maximum.logLikelihood() - loss;
        double stride = direction * Math.sqrt(2 * loss) * standardError;
        double value = inside + stride;
        ConstrainedMaximum there = at(value, maximum.beta());
        for (int doubling = 0; there.isFound() && there.logLikelihood() > target; doubling++) {
            if (doubling == DOUBLINGS) {
                return direction * Double.POSITIVE_INFINITY;
            }
            inside = value;
            stride *= 2;
            value += stride;
            there = at(value, there.beta());
        }
        return there.isFound() ? refine(inside, value, there, target) : Double.NaN;
    }

    /** Newton's method between two values, with halves where it would leave them. The slope of a profile is the score of its coefficient. */
    private double refine(double first, double last, ConstrainedMaximum atLast, double target) {
        double inside = first;
        double outside = last;
        double value = last;
        ConstrainedMaximum there = atLast;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double next =
                    value - (there.logLikelihood() - target) / there.evaluation().score()[index];
            if (Math.abs(next - value) <= CONVERGED * standardError) {
                return next;
            }
            boolean between = (next - inside) * (next - outside) < 0;
            value = between ? next : inside + (outside - inside) / 2;
            if (value == inside || value == outside) {
                return value;
            }
            there = at(value, there.beta());
            if (!there.isFound()) {
                return Double.NaN;
            }
            if (there.logLikelihood() > target) {
                inside = value;
            } else {
                outside = value;
            }
        }
        return Double.NaN;
    }

    private ConstrainedMaximum at(double value, double[] start) {
        double[] from = start.clone();
        from[index] = value;
        boolean[] fixed = new boolean[from.length];
        fixed[index] = true;
        return ConstrainedMaximum.of(likelihood, from, fixed);
    }
}
