package org.aroregistry.statistics.regression;

import java.util.Arrays;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.survival.CompetingRisksSample;

/**
 * Estimates the Fine-Gray model: proportional hazards of the subdistribution of one cause, where others compete.
 *
 * <p>The cumulative incidence of the cause for covariates x is 1 - exp(-Λ(t) exp(β'x)). Who had another cause stays at risk with a weight that
 * fades as censoring would have taken it. Default: the weights, ties (Breslow's) and variance of R's {@code cmprsk::crr}, at the maximum of the
 * likelihood rather than near it; limits at 95 %. Time and memory grow linearly with the subjects, apart from one sort. Instances are
 * immutable.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1999.10474144">Fine &amp; Gray (1999), JASA 94:496-509</a>
 */
public final class FineGray {

    private static final FineGray DEFAULT =
            new FineGray(CensoringWeights.FINE_GRAY, Ties.BRESLOW, ConfidenceLevel.NINETY_FIVE_PERCENT);

    /** A column with less variation relative to its size holds nothing but rounding. */
    private static final double CONSTANT = 1e-13;

    private final CensoringWeights weights;
    private final Ties ties;
    private final ConfidenceLevel level;

    private FineGray(CensoringWeights weights, Ties ties, ConfidenceLevel level) {
        this.weights = weights;
        this.ties = ties;
        this.level = level;
    }

    /**
     * Gives the model as {@code crr} fits it.
     *
     * @return the estimator with {@link CensoringWeights#FINE_GRAY}, {@link Ties#BRESLOW} and limits at 95 %
     */
    public static FineGray withDefaults() {
        return DEFAULT;
    }

    /**
     * Chooses the weights, and with them the variance.
     *
     * @param weights the weights
     * @return an estimator with that choice
     */
    public FineGray with(CensoringWeights weights) {
        return new FineGray(weights, ties, level);
    }

    /**
     * Chooses the treatment of events at one time.
     *
     * @param ties Breslow's, or with {@link CensoringWeights#GESKUS} Efron's
     * @return an estimator with that choice
     * @throws IllegalArgumentException if the ties are {@link Ties#EXACT}, which has no meaning for weighted risk sets
     */
    public FineGray with(Ties ties) {
        if (ties == Ties.EXACT) {
            throw new IllegalArgumentException("ties EXACT are not defined for weighted risk sets");
        }
        return new FineGray(weights, ties, level);
    }

    /**
     * Chooses the confidence level.
     *
     * @param level the level
     * @return an estimator with that choice
     */
    public FineGray with(ConfidenceLevel level) {
        return new FineGray(weights, ties, level);
    }

    /**
     * Fits the model.
     *
     * @param sample all subjects; delayed entry only with {@link CensoringWeights#GESKUS}
     * @param cause the cause modelled, from 1; all others compete
     * @param covariates columns of length n, finite, in the order of the sample; at least one
     * @return the fit, or what about the data forbids one
     * @throws IllegalArgumentException if there is no such cause, the columns do not have one finite value per subject or there is none, or the
     *     weights do not go with the ties or the sample
     */
    public FineGrayFit fit(CompetingRisksSample sample, int cause, double[]... covariates) {
        check(sample, cause, covariates);
        int width = covariates.length;
        SubdistributionRiskSets sets = new SubdistributionRiskSets(sample, cause, weights);
        if (sets.eventTimeCount() == 0) {
            return FineGrayFit.without(
                    FineGrayOutcome.NO_EVENTS, width, FineGrayFit.LogLikelihoods.NONE, level, sets.expandedRows);
        }
        if (!sets.isDefined()) {
            return FineGrayFit.without(
                    FineGrayOutcome.UNDEFINED_WEIGHTS,
                    width,
                    FineGrayFit.LogLikelihoods.NONE,
                    level,
                    sets.expandedRows);
        }
        double[] means = Arrays.stream(covariates).mapToDouble(FineGray::mean).toArray();
        SubdistributionLikelihood likelihood =
                new SubdistributionLikelihood(sets, centred(covariates, means, sets.order), width, ties == Ties.EFRON);
        return new SubdistributionMaximum(likelihood).fit(weights == CensoringWeights.FINE_GRAY, means, level);
    }

    private void check(CompetingRisksSample sample, int cause, double[][] covariates) {
        if (cause < 1 || cause > sample.causeCount()) {
            throw new IllegalArgumentException("cause " + cause + " is not between 1 and " + sample.causeCount());
        }
        if (covariates.length == 0) {
            throw new IllegalArgumentException("there are no covariates");
        }
        for (int k = 0; k < covariates.length; k++) {
            if (covariates[k].length != sample.size()) {
                throw new IllegalArgumentException(
                        covariates[k].length + " values of covariate " + k + " for " + sample.size() + " subjects");
            }
            for (int i = 0; i < covariates[k].length; i++) {
                if (!Double.isFinite(covariates[k][i])) {
                    throw new IllegalArgumentException(
                            "covariate " + k + " of subject " + i + " is " + covariates[k][i] + ", not finite");
                }
            }
        }
        if (weights == CensoringWeights.FINE_GRAY && ties != Ties.BRESLOW) {
            throw new IllegalArgumentException("ties " + ties + " are defined with the weights GESKUS only");
        }
        if (weights == CensoringWeights.FINE_GRAY && sample.hasDelayedEntry()) {
            throw new IllegalArgumentException("the weights FINE_GRAY are not defined for samples with delayed entry");
        }
    }

    private static double mean(double[] column) {
        // About the first value, so that large values of little variation keep their digits.
        double sum = 0;
        for (double value : column) {
            sum += value - column[0];
        }
        return column[0] + sum / column.length;
    }

    private static double[] centred(double[][] columns, double[] means, int[] order) {
        int width = columns.length;
        double[] centred = new double[order.length * width];
        for (int k = 0; k < width; k++) {
            double[] column = columns[k];
            double spread = 0;
            for (int i = 0; i < order.length; i++) {
                double value = column[order[i]] - means[k];
                centred[i * width + k] = value;
                spread = Math.max(spread, Math.abs(value));
            }
            for (int i = 0; spread <= CONSTANT * Math.abs(means[k]) && i < order.length; i++) {
                centred[i * width + k] = 0;
            }
        }
        return centred;
    }
}
