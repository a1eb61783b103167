package org.aroregistry.statistics.regression;

/**
 * Pairs of subjects by what is known of their order. With case weights a pair counts the product of its weights; with
 * {@link PairWeights#INVERSE_CENSORING} also the weight of its earlier time.
 *
 * @param concordant comparable, and the one with the higher predictor had the event first
 * @param discordant comparable, and the one with the lower predictor had the event first
 * @param tiedPredictor comparable, with the same predictor
 * @param tiedTime both had the event at the same time, with different predictors: not comparable
 * @param tiedBoth both had the event at the same time, with the same predictor: not comparable
 */
public record PairCounts(double concordant, double discordant, double tiedPredictor, double tiedTime, double tiedBoth) {
    /** Gives the pairs of which it is known whose event came first. */
    public double comparable() {
        return concordant + discordant + tiedPredictor;
    }
}
