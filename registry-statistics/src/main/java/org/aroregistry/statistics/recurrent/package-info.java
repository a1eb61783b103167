/**
 * Events that a subject can have more than once: their mean number, and the rows of the Cox models for them.
 *
 * <p>Owns the mean cumulative function, with and without a terminal event, its robust standard errors, and the layouts of Andersen and Gill, of
 * Prentice, Williams and Peterson, and of Wei, Lin and Weissfeld. Must not know what the events are.
 */
@NullMarked
package org.aroregistry.statistics.recurrent;

import org.jspecify.annotations.NullMarked;
