/**
 * Subjects that move between states: the probability of being in each, and the mean time spent there.
 *
 * <p>Owns the product integral over any states, return included, and its standard errors by subject. Must not know what the states mean.
 */
@NullMarked
package org.aroregistry.statistics.multistate;

import org.jspecify.annotations.NullMarked;
