/**
 * Adjustment of p-values when several questions are asked of the same data.
 *
 * <p>Owns the adjustments. Must not know which test a p-value comes from.
 */
@NullMarked
package org.aroregistry.statistics.multiplicity;

import org.jspecify.annotations.NullMarked;
