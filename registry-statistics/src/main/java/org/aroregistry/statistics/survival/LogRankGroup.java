package org.aroregistry.statistics.survival;

/**
 * One group's line of a log-rank table.
 *
 * @param subjects number of subjects, at least 0
 * @param observed events seen, each times its weight
 * @param expected events expected if all groups had the pooled hazard, each times its weight; the groups' sums of observed and expected agree
 */
public record LogRankGroup(int subjects, double observed, double expected) {}
