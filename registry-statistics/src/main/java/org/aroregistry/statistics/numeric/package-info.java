/**
 * Tails and quantiles of the distributions the estimators need, accurate in the tails; sums and sorted values.
 *
 * <p>Owns the numerical refinement over Commons Math, whose quantiles stop at an absolute error of 1e-9 and whose upper tails are lost when
 * taken as one minus the lower one; and what every estimator does with times: sorting, searching, merging those that differ by rounding error.
 * Knows no estimator.
 */
@NullMarked
package org.aroregistry.statistics.numeric;

import org.jspecify.annotations.NullMarked;
