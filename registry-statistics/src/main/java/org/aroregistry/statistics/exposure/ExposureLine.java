package org.aroregistry.statistics.exposure;

/**
 * The unexposed or the exposed side of a comparison.
 *
 * @param subjects subjects (Mantel-Byar: rows) on this side
 * @param personTime time at risk, in the unit of the sample
 * @param observed events seen
 * @param expected events expected if the hazard did not depend on the exposure; both sides' sums of observed and expected agree
 */
public record ExposureLine(int subjects, double personTime, double observed, double expected) {}
