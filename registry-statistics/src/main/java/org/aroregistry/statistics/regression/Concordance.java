package org.aroregistry.statistics.regression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Measures how well a predictor orders the events: of two subjects, does the one with the higher predictor have the event first?
 *
 * <p>A pair is comparable if both are at risk when the first of them has the event, in the same stratum. A subject censored at the time of the
 * other's event stayed longer; two events at one time are no comparable pair. Pairs tied in the predictor count one half. Default: all pairs
 * alike, over all times (Harrell's C). Equals R's {@code concordance(fit)} of a Cox model, and
 * {@code concordance(Surv(time, event) ~ predictor, reverse = TRUE, ...)}. The cost grows as n log n. Instances are immutable.
 *
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19960229)15:4%3C361::AID-SIM168%3E3.0.CO;2-4">Harrell et al. (1996), Stat Med 15:361-387</a>
 * @see <a href="https://doi.org/10.1002/sim.4154">Uno et al. (2011), Stat Med 30:1105-1117</a>
 */
public final class Concordance {
    private static final Concordance DEFAULT = new Concordance(PairWeights.EQUAL, Double.POSITIVE_INFINITY);

    /** Linear predictors that agree to ten decimals are tied. */
    private static final double DECIMALS = 1e10;

    /** From here on neighbouring numbers are more than ten decimals apart. */
    private static final double NO_DECIMALS = 0x1p53 / DECIMALS;

    private final PairWeights weights;
    private final double lastTime;

    private Concordance(PairWeights weights, double lastTime) {
        this.weights = weights;
        this.lastTime = lastTime;
    }

    /**
     * Gives Harrell's C.
     *
     * @return the measure
     */
    public static Concordance withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses how pairs count.
     *
     * @param weights all alike, or by the inverse of the probability of remaining uncensored
     * @return a measure with that choice
     */
    public Concordance with(PairWeights weights) {
        return new Concordance(weights, lastTime);
    }

    /**
     * Leaves out pairs whose earlier time is late, where few remain at risk and Uno's weights are large.
     *
     * @param time last time at which an event counts, in the unit of the sample; infinite for all
     * @return a measure with that choice
     * @throws IllegalArgumentException if the time is NaN
     */
    public Concordance upTo(double time) {
        if (Double.isNaN(time)) {
            throw new IllegalArgumentException("the last time is not a number");
        }
        return new Concordance(weights, time);
    }

    /**
     * Measures a fitted Cox model on its own sample.
     *
     * <p>Linear predictors are tied if they are the same when rounded to ten decimals: rows of equal risk may have come to it by different
     * roundings. What is rounded is the predictor as R reports it, each covariate less its mean unless it holds -1, 0 and 1 only; with
     * hundreds of thousands of rows the place of the rounding decides single pairs.
     *
     * @param fit a model
     * @return the concordance of its linear predictor; NaN, and no pairs, unless the outcome of the fit is {@link CoxOutcome#CONVERGED}
     * @throws IllegalArgumentException if the sample has entries and pairs are weighted by {@link PairWeights#INVERSE_CENSORING}
     */
    public ConcordanceEstimate estimate(CoxFit fit) {
        if (fit.outcome() != CoxOutcome.CONVERGED) {
            return new ConcordanceEstimate(Double.NaN, Double.NaN, new PairCounts(0, 0, 0, 0, 0));
        }
        double[] predictor = fit.linearPredictors();
        double centre = centre(fit);
        for (int i = 0; i < predictor.length; i++) {
            double centred = predictor[i] - centre;
            predictor[i] = Math.abs(centred) < NO_DECIMALS ? Math.rint(centred * DECIMALS) / DECIMALS : centred;
        }
        return estimate(fit.sample(), predictor);
    }

    /**
     * Measures any predictor. Only its order matters; predictors are tied if they are the same number.
     *
     * @param sample the rows; their covariates are not used
     * @param predictor of each row, the higher the earlier the event is expected; not NaN
     * @return the concordance
     * @throws IllegalArgumentException if the lengths differ, a predictor is NaN, or the sample has entries and pairs are weighted by
     *     {@link PairWeights#INVERSE_CENSORING}, which is not defined for them
     */
    public ConcordanceEstimate estimate(CoxSample sample, double[] predictor) {
        if (predictor.length != sample.size()) {
            throw new IllegalArgumentException(sample.size() + " rows for " + predictor.length + " predictors");
        }
        for (int i = 0; i < predictor.length; i++) {
            if (Double.isNaN(predictor[i])) {
                throw new IllegalArgumentException("predictor of row " + i + " is not a number");
            }
        }
        if (weights == PairWeights.INVERSE_CENSORING && sample.hasEntries()) {
            throw new IllegalArgumentException("inverse-censoring weights take no entries");
        }
        PairScan scan = new PairScan(sample, predictor, weights, lastTime);
        PairCounts pairs = scan.counts();
        double comparable = pairs.comparable();
        if (!(comparable > 0)) {
            return new ConcordanceEstimate(Double.NaN, Double.NaN, pairs);
        }
        double concordance = (pairs.concordant() + pairs.tiedPredictor() / 2) / comparable;
        return new ConcordanceEstimate(concordance, Math.sqrt(scan.variance()), pairs);
    }

    /** The linear predictor at the centre of R's coxph. */
    private static double centre(CoxFit fit) {
        CoxSample sample = fit.sample();
        double[] estimates = fit.estimates();
        double centre = 0;
        for (int column = 0; column < estimates.length; column++) {
            double[] values = sample.column(column);
            if (!Double.isNaN(estimates[column]) && !isIndicator(values)) {
                centre += estimates[column] * mean(values, sample.weights());
            }
        }
        return centre;
    }

    private static boolean isIndicator(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == 0 || Math.abs(value) == 1);
    }

    private static double mean(double[] values, double @Nullable [] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            double weight = weights == null ? 1 : weights[i];
            sum += weight * values[i];
            total += weight;
        }
        return sum / total;
    }
}
