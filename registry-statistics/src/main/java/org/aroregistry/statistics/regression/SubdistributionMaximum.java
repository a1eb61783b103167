package org.aroregistry.statistics.regression;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.aroregistry.statistics.ConfidenceLevel;

/** Newton's search for the maximum of the partial likelihood, and the judgement where there is none. */
final class SubdistributionMaximum {
    /** Two steps in a row this small, in standard errors squared, end the search: the digits are used up. */
    private static final double DONE = 1e-24;

    /** A last step that still moves a linear predictor this far is on its way to infinity. */
    private static final double MOVING = 1e-3;

    /** Difference of two linear predictors that no finite maximum leaves to rounding. */
    private static final double FAR = 20;

    private static final int STEPS = 100;
    private static final int HALVINGS = 40;

    /** Part of the range of a direction that counts as no difference. */
    private static final double EQUAL = 1e-6;

    private final SubdistributionLikelihood likelihood;
    private final SubdistributionRiskSets sets;
    private final int width;

    private double[] coefficients;
    private double[] step;

    SubdistributionMaximum(SubdistributionLikelihood likelihood) {
        this.likelihood = likelihood;
        this.sets = likelihood.sets();
        this.width = likelihood.width();
        this.coefficients = new double[width];
        this.step = new double[width];
    }

    FineGrayFit fit(boolean censoringEstimated, double[] means, ConfidenceLevel level) {
        likelihood.evaluate(coefficients);
        double atNull = likelihood.logLikelihood();
        // Weights may leave the range of numbers only in their sum.
        FineGrayOutcome outcome = Double.isFinite(atNull) ? search() : FineGrayOutcome.UNDEFINED_WEIGHTS;
        double atEnd = likelihood.logLikelihood();
        if (outcome != FineGrayOutcome.ESTIMATED) {
            double supremum = outcome == FineGrayOutcome.MONOTONE ? atEnd : Double.NaN;
            return FineGrayFit.without(
                    outcome, width, new FineGrayFit.LogLikelihoods(atNull, supremum), level, sets.expandedRows);
        }
        ScaledInformation information = new ScaledInformation(likelihood.information());
        double[][] robust = information.sandwich(new SubdistributionScores(likelihood).squares(censoringEstimated));
        return new FineGrayFit(
                outcome,
                coefficients,
                robust,
                information.inverse(),
                new FineGrayFit.LogLikelihoods(atNull, atEnd),
                new FineGrayFit.Baseline(sets.eventTimes, baseline(), means),
                level,
                sets.expandedRows);
    }

    /** Goes from zero to the maximum; the likelihood is left where the search ended. */
    private FineGrayOutcome search() {
        double decrement = Double.POSITIVE_INFINITY;
        for (int n = 0; n < STEPS; n++) {
            ScaledInformation information = new ScaledInformation(likelihood.information());
            if (information.isSingular() || isFlat()) {
                // What was not singular at zero becomes so only far out, on the way to infinity.
                return n > 0 && (isMonotone() || range(coefficients) > FAR)
                        ? FineGrayOutcome.MONOTONE
                        : FineGrayOutcome.SINGULAR;
            }
            double[] score = likelihood.score();
            step = information.solve(score);
            double previous = decrement;
            decrement = product(score, step);
            // Near the end the decrement stops falling, as the score is a difference of large sums.
            if (decrement <= DONE || decrement < 1e-12 && decrement >= previous / 4) {
                return range(step) < MOVING ? FineGrayOutcome.ESTIMATED : settled();
            }
            if (!climb()) {
                return decrement < 1e-12 && range(step) < MOVING ? FineGrayOutcome.ESTIMATED : settled();
            }
        }
        return settled();
    }

    private FineGrayOutcome settled() {
        return isMonotone() ? FineGrayOutcome.MONOTONE : FineGrayOutcome.NOT_CONVERGED;
    }

    /** Whether nothing but rounding is left of the information on a covariate. */
    private boolean isFlat() {
        double[][] information = likelihood.information();
        double[] expected = likelihood.expectedEvents();
        double[] squares = new double[width];
        for (int i = 0; i < expected.length; i++) {
            for (int k = 0; k < width; k++) {
                squares[k] += expected[i] * likelihood.covariate(i, k) * likelihood.covariate(i, k);
            }
        }
        for (int k = 0; k < width; k++) {
            if (!(information[k][k] > 1e-13 * squares[k])) {
                return true;
            }
        }
        return false;
    }

    /** Takes the step, halved until the likelihood does not fall. */
    private boolean climb() {
        double start = likelihood.logLikelihood();
        double slack = 1e-13 * Math.abs(start);
        double[] from = coefficients;
        double factor = 1;
        for (int n = 0; n < HALVINGS; n++) {
            coefficients = new double[width];
            for (int k = 0; k < width; k++) {
                coefficients[k] = from[k] + factor * step[k];
            }
            likelihood.evaluate(coefficients);
            if (likelihood.logLikelihood() >= start - slack) {
                return true;
            }
            factor /= 2;
        }
        coefficients = from;
        likelihood.evaluate(coefficients);
        return false;
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int k = 0; k < left.length; k++) {
            sum += left[k] * right[k];
        }
        return sum;
    }

    /** Largest difference that a change of the coefficients makes between two subjects. */
    private double range(double[] change) {
        double[] values = values(change);
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }

    private double[] values(double[] direction) {
        double[] values = new double[sets.size()];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < width; k++) {
                values[i] += direction[k] * likelihood.covariate(i, k);
            }
        }
        return values;
    }

    /** Whether along the last step no subject with an event lies below another of its risk set, so that the likelihood grows for ever. */
    private boolean isMonotone() {
        double[] values = values(step);
        double tolerance = EQUAL * range(step);
        double[] highest = highest(values);
        double[] lowestOfEvents = new double[highest.length];
        Arrays.fill(lowestOfEvents, Double.POSITIVE_INFINITY);
        for (int i = 0; i < values.length; i++) {
            if (sets.own[i]) {
                int u = sets.exited[i] - 1;
                lowestOfEvents[u] = Math.min(lowestOfEvents[u], values[i]);
            }
        }
        for (int u = 0; u < highest.length; u++) {
            if (lowestOfEvents[u] < highest[u] - tolerance) {
                return false;
            }
        }
        return tolerance > 0;
    }

    /** Highest value within the risk set of each event time. */
    private double[] highest(double[] values) {
        double[] highest = new double[sets.eventTimeCount()];
        PriorityQueue<Integer> present = new PriorityQueue<>((i, j) -> Double.compare(values[j], values[i]));
        int leaving = values.length - 1;
        for (int u = highest.length - 1; u >= 0; u--) {
            for (; leaving >= 0 && sets.exited[leaving] > u; leaving--) {
                present.add(leaving);
            }
            // Who has not yet entered at this time has not at any earlier one.
            while (sets.entered[present.element()] > u) {
                present.remove();
            }
            highest[u] = values[present.element()];
        }
        double fading = Double.NEGATIVE_INFINITY;
        int next = 0;
        for (int u = 0; u < highest.length; u++) {
            for (; next < values.length && sets.exited[next] <= u; next++) {
                if (sets.fade[next] > 0) {
                    fading = Math.max(fading, values[next]);
                }
            }
            highest[u] = Math.max(highest[u], fading);
        }
        return highest;
    }

    /** Cumulative hazard at the means of the covariates. */
    private double[] baseline() {
        double[] cumulative = new double[sets.eventTimeCount()];
        double sum = 0;
        for (int u = 0; u < cumulative.length; u++) {
            sum += likelihood.hazard(u);
            cumulative[u] = sum * likelihood.riskUnit();
        }
        return cumulative;
    }
}
