/**
 * Disclosure control: the one place that decides which numbers of a run may be seen.
 *
 * <p>It acts on the exact counts of the results, once, before anything is rounded or worded. What leaves the package holds
 * no number that the profile hides, so that no renderer can show one. It knows nothing of wording or of formats.
 */
@NullMarked
package org.aroregistry.reports.disclosure;

import org.jspecify.annotations.NullMarked;
