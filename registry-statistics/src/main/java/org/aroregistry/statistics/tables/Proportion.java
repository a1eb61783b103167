package org.aroregistry.statistics.tables;

import org.aroregistry.statistics.ConfidenceInterval;

/**
 * A proportion with its limits.
 *
 * @param count how many have the property, at least 0
 * @param total how many could have it, at least 1
 * @param estimate count / total
 * @param interval limits of the proportion, between 0 and 1
 */
public record Proportion(long count, long total, double estimate, ConfidenceInterval interval) {}
