package org.aroregistry.qualification.checks;

import org.aroregistry.qualification.cases.CaseAnalysis;

/** Computes one type of analysis with the statistics library and compares every number the case holds. */
@FunctionalInterface
interface AnalysisCheck {
    /**
     * Computes and compares.
     *
     * @param analysis what to compute of which rows, and the comparison to tell
     */
    void run(CaseAnalysis analysis);
}
