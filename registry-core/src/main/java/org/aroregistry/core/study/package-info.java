/**
 * The vocabulary of the study itself: who is registered, and what is known of each patient, as typed records.
 *
 * <p>A missing answer (blank, UNK, ND) is absent here; NAP is kept apart because it leaves the denominator. Knows nothing of
 * files, uploads, databases or analyses.
 */
@org.jspecify.annotations.NullMarked
package org.aroregistry.core.study;
