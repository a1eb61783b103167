package org.aroregistry.statistics.survival;

import java.util.List;

/**
 * The survival function of an interval-censored sample, as far as the data determine it.
 *
 * @param masses Turnbull's intervals, ascending and without overlap, those of probability 0 included; the probabilities sum to 1
 * @param logLikelihood logarithm of the probability of the data
 * @param optimalityGap by how much the log-likelihood can at most still rise (the Karush-Kuhn-Tucker condition), at least 0
 * @param iterations number of iterations
 * @param converged whether the gap came down to what was asked for
 */
public record TurnbullCurve(
        List<TurnbullMass> masses, double logLikelihood, double optimalityGap, int iterations, boolean converged) {

    /** Copies the list. */
    public TurnbullCurve {
        masses = List.copyOf(masses);
    }

    /**
     * Gives the range of the survival at a time: within an interval with probability the data do not say when it falls.
     *
     * @param time any time but NaN
     * @return the least and the greatest survival that fit the data equally well; equal outside the intervals
     * @throws IllegalArgumentException if the time is NaN
     */
    public Range survival(double time) {
        if (Double.isNaN(time)) {
            throw new IllegalArgumentException("time is not a number");
        }
        double certain = 0;
        double possible = 0;
        for (TurnbullMass mass : masses) {
            boolean ended = mass.upper() <= time;
            certain += ended ? mass.probability() : 0;
            possible += ended || mass.lower() < time ? mass.probability() : 0;
        }
        return new Range(Math.max(0, 1 - possible), Math.max(0, 1 - certain));
    }

    /**
     * The survivals that fit the data equally well at a time; no confidence limits.
     *
     * @param least if the probability of an interval around the time has all fallen
     * @param greatest if none of it has
     */
    public record Range(double least, double greatest) {}
}
