/**
 * Event rates per person-time with their limits.
 *
 * <p>Owns the Poisson intervals. Must not know what is counted or in which unit time is measured.
 */
@NullMarked
package org.aroregistry.statistics.rates;

import org.jspecify.annotations.NullMarked;
