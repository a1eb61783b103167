/**
 * One check per type of analysis: what to compute of a case with the statistics library, and what to compare it with.
 *
 * <p>A new type is one class here and one line in {@link AnalysisChecks}.
 */
@NullMarked
package org.aroregistry.qualification.checks;

import org.jspecify.annotations.NullMarked;
