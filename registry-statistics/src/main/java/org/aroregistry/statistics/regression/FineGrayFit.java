package org.aroregistry.statistics.regression;

import java.util.Arrays;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.numeric.Normal;
import org.aroregistry.statistics.survival.ChiSquareTest;

/**
 * A fitted Fine-Gray model, or the reason why there is none.
 *
 * <p>Coefficients are numbered from 0 in the order of the covariates; another number is an {@link IllegalArgumentException}. Where {@link #outcome} is not {@link FineGrayOutcome#ESTIMATED} all
 * numbers of coefficients and predictions are NaN. Made by {@link FineGray}; immutable.
 */
public final class FineGrayFit {

    private final FineGrayOutcome outcome;
    private final double[] coefficients;
    private final double[][] covariance;
    private final double[][] naiveCovariance;
    private final LogLikelihoods logLikelihoods;
    private final Baseline baseline;
    private final ConfidenceLevel level;
    private final long expandedRows;

    FineGrayFit(
            FineGrayOutcome outcome,
            double[] coefficients,
            double[][] covariance,
            double[][] naiveCovariance,
            LogLikelihoods logLikelihoods,
            Baseline baseline,
            ConfidenceLevel level,
            long expandedRows) {
        this.outcome = outcome;
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.naiveCovariance = naiveCovariance;
        this.logLikelihoods = logLikelihoods;
        this.baseline = baseline;
        this.level = level;
        this.expandedRows = expandedRows;
    }

    static FineGrayFit without(
            FineGrayOutcome outcome,
            int width,
            LogLikelihoods logLikelihoods,
            ConfidenceLevel level,
            long expandedRows) {
        double[] none = new double[width];
        Arrays.fill(none, Double.NaN);
        double[][] noMatrix = new double[width][];
        Arrays.fill(noMatrix, none);
        Baseline noBaseline = new Baseline(new double[0], new double[0], none);
        return new FineGrayFit(outcome, none, noMatrix, noMatrix, logLikelihoods, noBaseline, level, expandedRows);
    }

    /** Log partial likelihood at coefficients zero and at the end of the search; NaN where there is none. */
    record LogLikelihoods(double atZero, double atEnd) {
        static final LogLikelihoods NONE = new LogLikelihoods(Double.NaN, Double.NaN);
    }

    /** Cumulative hazard at the event times for covariates at their means. */
    @SuppressWarnings("ArrayRecordComponent") // Stays within the fit; never compared.
    record Baseline(double[] times, double[] cumulativeHazards, double[] means) {}

    /**
     * Says whether the model could be estimated.
     *
     * @return the outcome
     */
    public FineGrayOutcome outcome() {
        return outcome;
    }

    /**
     * Gives the number of coefficients.
     *
     * @return that of the covariates, at least 1
     */
    public int size() {
        return coefficients.length;
    }

    /**
     * Gives a coefficient, the logarithm of a subdistribution hazard ratio.
     *
     * @param index from 0
     * @return its estimate per unit of the covariate
     */
    public double coefficient(int index) {
        return coefficients[required("index", index)];
    }

    /**
     * Gives an element of the covariance matrix of the coefficients.
     *
     * @param row from 0
     * @param column from 0
     * @return the robust covariance; whether it includes the error of the censoring distribution depends on the {@link CensoringWeights}
     */
    public double covariance(int row, int column) {
        return covariance[required("row", row)][required("column", column)];
    }

    /**
     * Gives the standard error of a coefficient.
     *
     * @param index from 0
     * @return the root of its robust variance
     */
    public double standardError(int index) {
        return Math.sqrt(covariance(index, index));
    }

    /**
     * Gives the standard error that takes the weighted risk sets for those of a Cox model.
     *
     * @param index from 0
     * @return the root of the inverse information; not valid for inference, as weighted subjects count more than once
     */
    public double naiveStandardError(int index) {
        int checked = required("index", index);
        return Math.sqrt(naiveCovariance[checked][checked]);
    }

    /**
     * Gives a subdistribution hazard ratio.
     *
     * @param index of its coefficient, from 0
     * @return exp(coefficient)
     */
    public double hazardRatio(int index) {
        return Math.exp(coefficient(index));
    }

    /**
     * Gives the limits of a subdistribution hazard ratio.
     *
     * @param index of its coefficient, from 0
     * @return exp(coefficient ± z standard error)
     */
    public ConfidenceInterval hazardRatioInterval(int index) {
        double estimate = coefficient(index);
        double half = level.z() * standardError(index);
        return new ConfidenceInterval(Math.exp(estimate - half), Math.exp(estimate + half));
    }

    /**
     * Gives the p-value of the Wald test that a coefficient is zero.
     *
     * @param index from 0
     * @return two-sided, with its digits kept in the tail
     */
    public double pValue(int index) {
        return 2 * Normal.upperTail(Math.abs(coefficient(index) / standardError(index)));
    }

    /**
     * Gives the log partial likelihood of the model without covariates.
     *
     * @return at coefficients zero; NaN without events
     */
    public double nullLogLikelihood() {
        return logLikelihoods.atZero();
    }

    /**
     * Gives the largest log partial likelihood.
     *
     * @return at the estimate; if the likelihood is monotone, what it approaches without reaching it
     */
    public double logLikelihood() {
        return logLikelihoods.atEnd();
    }

    /**
     * Tests all coefficients at once by the ratio of the likelihoods.
     *
     * @return twice the gain in log likelihood on as many degrees of freedom as coefficients; uninformative if it was not estimated. With
     *     weights in the risk sets the chi-square distribution is an approximation
     */
    public ChiSquareTest likelihoodRatioTest() {
        double statistic = 2 * (logLikelihood() - nullLogLikelihood());
        return outcome == FineGrayOutcome.ESTIMATED
                ? ChiSquareTest.of(Math.max(0, statistic), size())
                : ChiSquareTest.uninformative(size());
    }

    /**
     * Gives the times at which the baseline hazard steps.
     *
     * @return the distinct times of events of the cause, ascending; a copy
     */
    public double[] baselineTimes() {
        return baseline.times().clone();
    }

    /**
     * Gives the cumulative subdistribution hazard at covariates zero.
     *
     * @return just after each of the {@link #baselineTimes}
     */
    public double[] baselineCumulativeHazards() {
        double ratio = ratio(new double[size()]);
        return Arrays.stream(baseline.cumulativeHazards())
                .map(hazard -> hazard * ratio)
                .toArray();
    }

    /**
     * Predicts the cumulative incidence of the cause.
     *
     * @param time any time; after the last event of the cause the last value is carried forward
     * @param covariates one finite value per coefficient
     * @return 1 - exp(-Λ(time) exp(β'x))
     * @throws IllegalArgumentException if there is not one finite value per coefficient, or the time is NaN
     */
    public double cumulativeIncidence(double time, double... covariates) {
        if (Double.isNaN(time)) {
            throw new IllegalArgumentException("time is not a number");
        }
        if (covariates.length != size()) {
            throw new IllegalArgumentException(covariates.length + " covariates for " + size() + " coefficients");
        }
        for (int k = 0; k < covariates.length; k++) {
            if (!Double.isFinite(covariates[k])) {
                throw new IllegalArgumentException("covariate " + k + " is " + covariates[k] + ", not finite");
            }
        }
        if (outcome != FineGrayOutcome.ESTIMATED) {
            return Double.NaN;
        }
        int found = Arrays.binarySearch(baseline.times(), time + 0.0);
        int step = found >= 0 ? found : -found - 2;
        return step < 0 ? 0 : -Math.expm1(-baseline.cumulativeHazards()[step] * ratio(covariates));
    }

    private int required(String name, int index) {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException(name + " " + index + " is not between 0 and " + (size() - 1));
        }
        return index;
    }

    /** Hazard ratio of covariates against their means. */
    private double ratio(double[] values) {
        double predictor = 0;
        for (int k = 0; k < values.length; k++) {
            predictor += coefficients[k] * (values[k] - baseline.means()[k]);
        }
        return Math.exp(predictor);
    }

    /**
     * Gives the confidence level of the limits.
     *
     * @return the level
     */
    public ConfidenceLevel level() {
        return level;
    }

    /**
     * Gives the number of rows that R's {@code finegray} would write the weighted risk sets in.
     *
     * @return at least the number of subjects; no such rows are made here
     */
    public long expandedRows() {
        return expandedRows;
    }
}
