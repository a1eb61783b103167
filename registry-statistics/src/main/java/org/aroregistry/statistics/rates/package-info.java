/**
 * Event rates per person-time with their limits, and ratios of two.
 *
 * <p>Owns the Poisson intervals and the comparison of two counts. Must not know what is counted or in which unit time is measured.
 */
@NullMarked
package org.aroregistry.statistics.rates;

import org.jspecify.annotations.NullMarked;
