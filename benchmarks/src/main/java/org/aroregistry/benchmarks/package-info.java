/**
 * Times the statistics against R and biojava-survival on the same data.
 *
 * <p>Owns the data, the calls compared, and the table. Uses the public types of the statistics only, as any user would.
 */
@NullMarked
package org.aroregistry.benchmarks;

import org.jspecify.annotations.NullMarked;
