/**
 * Statistics of the registry: arrays in, records out.
 *
 * <p>Owns what every estimator shares, the confidence level and the confidence interval. Knows nothing of files, databases, patients or
 * endpoints; a number that enters here has no other meaning than the one the method's documentation gives it.
 */
@NullMarked
package org.aroregistry.statistics;

import org.jspecify.annotations.NullMarked;
