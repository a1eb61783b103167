/**
 * Time-to-event samples, their curves and the tests between groups.
 *
 * <p>Owns the rules of the risk set (delayed entry, ties, order within one time) in one place for all estimators. Must not know what the
 * event is, nor where the times come from.
 */
@NullMarked
package org.aroregistry.statistics.survival;

import org.jspecify.annotations.NullMarked;
