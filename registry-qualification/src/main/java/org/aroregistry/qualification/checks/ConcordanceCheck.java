package org.aroregistry.qualification.checks;

import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.statistics.regression.CoxFit;
import tools.jackson.databind.JsonNode;

/** Concordance of a fitted model's linear predictor with the outcome. */
final class ConcordanceCheck {
    private ConcordanceCheck() {}

    /**
     * Compares.
     *
     * @param analysis the rows, and the comparison to tell
     * @param fit a fit that converged
     * @param wanted c, se, pairs by kind, and perhaps Uno's C; missing if the case holds none
     */
    static void compare(CaseAnalysis analysis, CoxFit fit, JsonNode wanted) {
        // Not estimated by this library yet, so nothing is compared and nothing counted as agreeing.
    }
}
