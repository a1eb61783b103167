/**
 * Synthetic centres: invented patients with a plausible course of disease, written as site folders.
 *
 * <p>Four layers: a true world (patient histories), what a centre observes of it, the files in each centre's style, and
 * errors with an answer key. Everything follows from one seed. Nothing here stands for a real child. Knows the dictionary
 * but nothing of imports, databases or statistics.
 */
@org.jspecify.annotations.NullMarked
package org.aroregistry.core.synthetic;
