package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.regression.PartialLikelihood.Evaluation;

/**
 * The maximum of a concave log-likelihood by Newton's method with step halving, or the finding that there is none.
 *
 * <p>Stop rule: the Newton decrement U' I⁻¹ U, twice the gain still to be had and the squared length of the step in standard errors. R stops on
 * the change of the log-likelihood, 1e-9 relative, which leaves coefficients up to 1e-6 standard errors away; here the last step is shorter than
 * 1e-10 standard errors.
 *
 * <p>Monotone likelihood: along a direction in which the likelihood has no maximum it approaches its supremum like exp(-t). Each Newton step
 * then moves the linear predictor by about 1 for ever, while the gain left shrinks by e only. A maximum is left when the gain is lost in
 * rounding, shrinks no faster, and a step still moves some linear predictor.
 */
final class Maximum {
    /** Squared step in standard errors, per event, at which the maximum is found. */
    private static final double CONVERGED = 1e-20;

    /** Part of the log-likelihood that rounding may hide. */
    private static final double ROUNDING = 1e-13;

    /** Move of a linear predictor that no converging step makes when the gain is lost in rounding. */
    private static final double MOVES = 0.1;

    /** The gain left shrinks by e towards a supremum; towards a maximum, once it is small, to its square. */
    private static final double SLOW = 0.05;

    /** Part of the largest move from which a coefficient counts as diverging; those that converge move by the gain left only. */
    private static final double DIVERGES = 1e-3;

    private static final int ITERATIONS = 200;
    private static final int HALVINGS = 60;

    private final CoxDesign design;
    private final PartialLikelihood likelihood;
    private final double converged;

    private double[] beta;
    private Evaluation best;
    private double[] step = {};
    private boolean monotone;
    private boolean found;

    private Maximum(CoxDesign design, PartialLikelihood likelihood, Evaluation atZero, int events) {
        this.design = design;
        this.likelihood = likelihood;
        this.best = atZero;
        this.beta = new double[design.width];
        this.converged = CONVERGED * events;
    }

    /**
     * Climbs from coefficients of 0.
     *
     * @param design for the linear predictors
     * @param likelihood to be maximised
     * @param atZero its value there
     * @param events number of events, at least 1
     * @return where the climb ended
     */
    static Maximum of(CoxDesign design, PartialLikelihood likelihood, Evaluation atZero, int events) {
        Maximum maximum = new Maximum(design, likelihood, atZero, events);
        maximum.climb();
        return maximum;
    }

    private void climb() {
        double previous = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            Cholesky factor = Cholesky.of(best.information(), 0);
            double lost = ROUNDING * (1 + Math.abs(best.logLikelihood()));
            if (!factor.isFullRank()) {
                // The curvature along the last steps is down to rounding: they led into a flat direction.
                monotone = step.length > 0 && largestMove() > MOVES;
                return;
            }
            step = factor.solve(best.score());
            double decrement = Vectors.dot(best.score(), step);
            if (decrement <= converged || decrement <= lost && decrement >= previous && largestMove() <= MOVES) {
                // Too short a step to change the information, so it is taken without another look at the likelihood.
                beta = moved(1);
                found = true;
                return;
            }
            if (decrement <= lost && decrement > SLOW * previous && largestMove() > MOVES) {
                monotone = true;
                return;
            }
            previous = decrement;
            if (!advance(lost)) {
                found = decrement <= Math.sqrt(lost);
                return;
            }
        }
    }

    /** Takes the largest of 1, 1/2, 1/4 ... steps that does not lead downhill. */
    private boolean advance(double lost) {
        double part = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double[] trial = moved(part);
            Evaluation there = likelihood.at(trial);
            if (there.logLikelihood() >= best.logLikelihood() - lost
                    && there.logLikelihood() < Double.POSITIVE_INFINITY) {
                beta = trial;
                best = there;
                return true;
            }
            part /= 2;
        }
        return false;
    }

    private double[] moved(double part) {
        double[] moved = beta.clone();
        for (int j = 0; j < moved.length; j++) {
            moved[j] += part * step[j];
        }
        return moved;
    }

    /** Largest change of a linear predictor by the step. */
    private double largestMove() {
        double largest = 0;
        for (int i = 0; i < design.size; i++) {
            double move = 0;
            for (int j = 0; j < design.width; j++) {
                move += step[j] * design.x[i * design.width + j];
            }
            largest = Math.max(largest, Math.abs(move));
        }
        return largest;
    }

    double[] beta() {
        return beta;
    }

    /** The likelihood at the maximum, or as near its supremum as rounding shows. */
    Evaluation evaluation() {
        return best;
    }

    boolean isFound() {
        return found;
    }

    boolean isMonotone() {
        return monotone;
    }

    /** Says whether a coefficient goes to infinity. */
    boolean diverges(int column) {
        double largest = 0;
        for (double move : step) {
            largest = Math.max(largest, Math.abs(move));
        }
        return monotone && Math.abs(step[column]) > DIVERGES * largest;
    }
}
