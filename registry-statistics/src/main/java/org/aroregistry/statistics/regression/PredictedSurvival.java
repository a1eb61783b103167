package org.aroregistry.statistics.regression;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * What a model predicts for one profile at one time.
 *
 * @param time the time
 * @param cumulativeHazard expected number of events up to the time
 * @param survival exp(-cumulative hazard)
 * @param standardError of the survival
 * @param interval limits of the survival on the log scale, at most 1
 */
public record PredictedSurvival(
        double time, double cumulativeHazard, double survival, double standardError, ConfidenceInterval interval) {}
