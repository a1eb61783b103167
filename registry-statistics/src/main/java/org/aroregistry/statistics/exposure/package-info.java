/**
 * An exposure that begins during follow-up, such as a transplant, and its relation to an event.
 *
 * <p>Owns the rule when time counts as exposed, and the analyses that keep it: Mantel-Byar, Simon-Makuch, landmark; and, to show its size, the
 * comparison that does not. Must not know what the exposure is.
 */
@NullMarked
package org.aroregistry.statistics.exposure;

import org.jspecify.annotations.NullMarked;
