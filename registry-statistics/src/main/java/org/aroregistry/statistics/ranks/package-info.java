/**
 * Comparison of a measured value between groups: by ranks, by means, by distribution.
 *
 * <p>Owns the tests of Wilcoxon, Kruskal and Wallis, Kolmogorov and Smirnov, Student and Welch and the analysis of variance. Must not know what is
 * measured or what defines a group.
 */
@NullMarked
package org.aroregistry.statistics.ranks;

import org.jspecify.annotations.NullMarked;
