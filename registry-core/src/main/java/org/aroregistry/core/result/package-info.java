/**
 * What an analysis run found: tables, curves and their accounting, as full-precision numbers.
 *
 * <p>The statistics job writes these, the reports read them. Numbers here are exact; rounding, suppression of small cells
 * and wording happen in the reports. The package knows nothing of how a number was estimated or how it will look.
 */
@NullMarked
package org.aroregistry.core.result;

import org.jspecify.annotations.NullMarked;
