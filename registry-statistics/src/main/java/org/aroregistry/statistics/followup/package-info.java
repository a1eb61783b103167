/**
 * Follow-up kept as rows: intervals (entry, time] of subjects who may have several.
 *
 * <p>Owns the checks of such rows, the numbering of their subjects and the grid of their times, with times that differ by rounding error
 * merged. Knows neither states nor events; the samples of {@code multistate}, {@code recurrent} and {@code exposure} build on it.
 */
@NullMarked
package org.aroregistry.statistics.followup;

import org.jspecify.annotations.NullMarked;
