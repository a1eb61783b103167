/**
 * Who belongs to an analysis: genotype groups, analysis sets, cohorts, and the reason for everyone who does not.
 *
 * <p>Owns eligibility. Must not know endpoints, estimators, databases or reports.
 */
@NullMarked
package org.aroregistry.core.cohort;

import org.jspecify.annotations.NullMarked;
