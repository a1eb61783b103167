/**
 * The statistics job: derive, estimate, store.
 *
 * <p>{@link org.aroregistry.batch.analysis.CohortStatistics} is the way in. Owns how the numbers of each report come from the
 * analysis rows. Must not know how a report looks or which of its cells are hidden.
 */
@NullMarked
package org.aroregistry.batch.analysis;

import org.jspecify.annotations.NullMarked;
