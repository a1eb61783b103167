package org.aroregistry.statistics.survival;

/**
 * The test of two of several groups.
 *
 * @param first number of the first group
 * @param second number of the second group, larger than that of the first
 * @param test chi-square on 1 degree of freedom, not adjusted for the number of pairs; uninformative if one of the two groups is empty or was
 *     never at risk at an event
 */
public record LogRankPair(int first, int second, ChiSquareTest test) {}
