package org.aroregistry.statistics.survival;

import java.util.List;

/**
 * The outcome of Gray's test of one cause.
 *
 * @param cause the cause tested, from 1
 * @param scores weighted sum of observed less expected events of each group but the last, group 0 first
 * @param covariance covariance matrix of the scores, rows in their order
 * @param test the overall test of equal cumulative incidences; its degrees of freedom are the groups less one, and it is uninformative if
 *     the covariance matrix is singular
 */
public record GrayResult(int cause, List<Double> scores, List<List<Double>> covariance, ChiSquareTest test) {

    /** Copies the lists. */
    public GrayResult {
        scores = List.copyOf(scores);
        covariance = covariance.stream().map(List::copyOf).toList();
    }
}
