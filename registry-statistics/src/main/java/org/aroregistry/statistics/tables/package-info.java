/**
 * Descriptive statistics for the cells of a table: proportions with limits, quantiles of data.
 *
 * <p>Owns the binomial intervals and the definition of a sample quantile. Must not know how a cell is printed or suppressed.
 */
@NullMarked
package org.aroregistry.statistics.tables;

import org.jspecify.annotations.NullMarked;
