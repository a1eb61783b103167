package org.aroregistry.statistics.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.numeric.ChiSquare;
import org.aroregistry.statistics.numeric.Normal;
import org.aroregistry.statistics.survival.ChiSquareTest;

/**
 * A fitted Cox model.
 *
 * <p>Look at the {@link #outcome} first: where the data allow no estimate the numbers are NaN, and those tests that still hold are given.
 * Coefficients stand in the order of {@link CoxSample#columnNames}; so do rows and columns of the covariances. Immutable.
 */
public final class CoxFit {
    private final CoxModel model;

    /** Covariance of the coefficients in use on the scale of the design, where no unit of a covariate leaves the range of numbers. */
    private final double[][] variance;

    /** The same by the robust variance; empty without it. */
    private final double[][] robustVariance;

    private final double[][] covariance;
    private final double[][] robustCovariance;
    private final List<CoxCoefficient> coefficients;
    private final boolean robust;

    CoxFit(CoxModel model, boolean robust) {
        this.model = model;
        this.robust = robust && model.converged();
        this.variance = model.variance();
        this.robustVariance =
                this.robust ? RobustSums.sandwich(variance, RobustSums.at(model, model.beta())) : new double[0][];
        this.covariance = unscaled(variance);
        this.robustCovariance = this.robust ? unscaled(robustVariance) : undefined();
        this.coefficients = assemble();
    }

    /** Says whether there are estimates, and if not, why. */
    public CoxOutcome outcome() {
        return model.outcome();
    }

    /** Gives the sample that was fitted. */
    public CoxSample sample() {
        return model.sample();
    }

    /** Gives the treatment of ties. */
    public Ties ties() {
        return model.ties();
    }

    /** Gives the coefficients, one per column of the sample. */
    public List<CoxCoefficient> coefficients() {
        return coefficients;
    }

    /**
     * Gives the estimates alone.
     *
     * @return one per column of the sample; infinite where it diverges, NaN where there is none
     */
    public double[] estimates() {
        return coefficients.stream().mapToDouble(CoxCoefficient::estimate).toArray();
    }

    /** Gives the model-based covariance, the inverse of the information; NaN for coefficients without estimate. */
    public double[][] covariance() {
        return copy(covariance);
    }

    /** Gives the robust covariance; empty if none was asked for. */
    public Optional<double[][]> robustCovariance() {
        return robust ? Optional.of(copy(robustCovariance)) : Optional.empty();
    }

    /** Gives the log-likelihood with all coefficients 0; NaN without events. */
    public double nullLogLikelihood() {
        return hasEvents() ? model.atZero().logLikelihood() : Double.NaN;
    }

    /** Gives the log-likelihood at the maximum, or its supremum if it is monotone; NaN if there is none. */
    public double logLikelihood() {
        return hasEvents() && outcome() != CoxOutcome.NOT_CONVERGED
                ? model.atEnd().logLikelihood()
                : Double.NaN;
    }

    /** Gives the likelihood-ratio test that all coefficients are 0; it holds for a monotone likelihood too. */
    public ChiSquareTest likelihoodRatioTest() {
        return test(Math.max(0, 2 * (logLikelihood() - nullLogLikelihood())), model.width());
    }

    /** Gives the score test that all coefficients are 0, the log-rank test of one category; it holds for a monotone likelihood too. */
    public ChiSquareTest scoreTest() {
        Cholesky information = Cholesky.of(model.atZero().information(), Cholesky.TOLERANCE);
        return hasEvents()
                ? test(information.quadraticForm(model.atZero().score()), model.width())
                : test(Double.NaN, model.width());
    }

    /** Gives the Wald test that all coefficients are 0, by the robust covariance if there is one; not informative unless converged. */
    public ChiSquareTest waldTest() {
        if (!model.converged()) {
            return test(Double.NaN, model.width());
        }
        double[][] used = robust ? robustVariance : variance;
        return test(Cholesky.of(used, Cholesky.TOLERANCE).quadraticForm(model.beta()), model.width());
    }

    /** Gives the score test with the robust variance of the score; empty unless the fit has the robust covariance. */
    public Optional<ChiSquareTest> robustScoreTest() {
        if (!robust) {
            return Optional.empty();
        }
        double[][] middle = RobustSums.at(model, new double[model.width()]);
        double[] score = model.atZero().score();
        return Optional.of(test(Cholesky.of(middle, Cholesky.TOLERANCE).quadraticForm(score), model.width()));
    }

    /** Gives Akaike's criterion, -2 log-likelihood + 2 coefficients; NaN unless converged. */
    public double aic() {
        return model.converged() ? -2 * logLikelihood() + 2 * model.width() : Double.NaN;
    }

    /** Gives the Bayesian criterion with the number of events, -2 log-likelihood + log(events) coefficients; NaN unless converged. */
    public double bic() {
        return model.converged() ? -2 * logLikelihood() + Math.log(sample().eventCount()) * model.width() : Double.NaN;
    }

    /**
     * Gives the linear predictor of each row, the sum of coefficient times covariate over those estimated.
     *
     * @return by row of the sample, not centred; NaN unless converged
     */
    public double[] linearPredictors() {
        double[] predictors = new double[sample().size()];
        if (!model.converged()) {
            Arrays.fill(predictors, Double.NaN);
            return predictors;
        }
        for (int column : model.design().columns) {
            double[] values = sample().column(column);
            double estimate = estimate(column);
            for (int i = 0; i < predictors.length; i++) {
                predictors[i] += estimate * values[i];
            }
        }
        return predictors;
    }

    /**
     * Gives the residuals of the rows.
     *
     * @return the residuals; NaN unless the outcome is {@link CoxOutcome#CONVERGED}
     */
    public CoxResiduals residuals() {
        return CoxResiduals.of(model, covariance);
    }

    /**
     * Tests whether hazards are proportional: the score test of coefficients that change with a function of time.
     *
     * @param transform the function of time
     * @return the tests, per covariate and of all; not informative unless the outcome is {@link CoxOutcome#CONVERGED}
     * @throws IllegalStateException if ties are exact, for which it is not defined
     */
    public ProportionalHazardsTest proportionalHazards(TimeTransform transform) {
        if (ties() == Ties.EXACT) {
            throw new IllegalStateException("no test of proportional hazards: it is not defined for exact ties");
        }
        return model.converged()
                ? ProportionalHazards.test(model, transform)
                : ProportionalHazardsTest.uninformative(transform, sample().terms());
    }

    /**
     * Gives the baseline hazards and what prediction needs. With exact ties the hazard is Breslow's.
     *
     * @return the prediction; its hazards are NaN unless the outcome is {@link CoxOutcome#CONVERGED}
     */
    public CoxPrediction prediction() {
        return CoxPrediction.of(model, robust ? robustCovariance : covariance);
    }

    private boolean hasEvents() {
        return outcome() != CoxOutcome.NO_EVENTS;
    }

    private double estimate(int column) {
        return coefficients.get(column).estimate();
    }

    private static ChiSquareTest test(double statistic, int degrees) {
        double p = statistic >= 0 && degrees > 0 ? ChiSquare.upperTail(statistic, degrees) : Double.NaN;
        return new ChiSquareTest(degrees > 0 ? statistic : Double.NaN, degrees, p);
    }

    private List<CoxCoefficient> assemble() {
        CoxDesign design = model.design();
        int[] place = new int[sample().columnCount()];
        Arrays.fill(place, -1);
        for (int j = 0; j < design.width; j++) {
            place[design.columns[j]] = j;
        }
        List<CoxCoefficient> list = new ArrayList<>();
        for (int c = 0; c < place.length; c++) {
            list.add(place[c] < 0 ? without(c) : with(c, place[c]));
        }
        return List.copyOf(list);
    }

    private CoxCoefficient without(int column) {
        boolean none = outcome() == CoxOutcome.NO_EVENTS;
        return empty(column, none ? CoxCoefficient.Status.NONE : CoxCoefficient.Status.DEPENDENT, Double.NaN);
    }

    private CoxCoefficient empty(int column, CoxCoefficient.Status status, double estimate) {
        double nan = Double.NaN;
        return new CoxCoefficient(
                sample().columnNames().get(column),
                status,
                estimate,
                Math.exp(estimate),
                nan,
                nan,
                ConfidenceInterval.undefined(),
                nan,
                nan);
    }

    private CoxCoefficient with(int column, int used) {
        if (!model.converged() && outcome() != CoxOutcome.MONOTONE) {
            return empty(column, CoxCoefficient.Status.NONE, Double.NaN);
        }
        double estimate = model.beta()[used] / model.design().scale[used];
        if (model.diverging()[used]) {
            double infinite = Math.copySign(Double.POSITIVE_INFINITY, estimate);
            return empty(column, CoxCoefficient.Status.DIVERGES, infinite);
        }
        double scale = model.design().scale[used];
        double error = Math.sqrt(variance[used][used]) / scale;
        double robustError = robust ? Math.sqrt(robustVariance[used][used]) / scale : Double.NaN;
        double usedError = robust ? robustError : error;
        double z = estimate / usedError;
        double half = model.level().z() * usedError;
        return new CoxCoefficient(
                sample().columnNames().get(column),
                CoxCoefficient.Status.ESTIMATED,
                estimate,
                Math.exp(estimate),
                error,
                robustError,
                new ConfidenceInterval(Math.exp(estimate - half), Math.exp(estimate + half)),
                z,
                2 * Normal.upperTail(Math.abs(z)));
    }

    private double[][] undefined() {
        double[][] matrix = new double[sample().columnCount()][sample().columnCount()];
        for (double[] row : matrix) {
            Arrays.fill(row, Double.NaN);
        }
        return matrix;
    }

    /** Brings a covariance of the columns in use to the units of the sample, with NaN for those not in use. */
    private double[][] unscaled(double[][] scaled) {
        double[][] matrix = undefined();
        CoxDesign design = model.design();
        boolean fitted = model.converged() || outcome() == CoxOutcome.MONOTONE;
        for (int j = 0; j < design.width && fitted; j++) {
            for (int k = 0; k < design.width; k++) {
                matrix[design.columns[j]][design.columns[k]] = scaled[j][k] / design.scale[j] / design.scale[k];
            }
        }
        return matrix;
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }
}
