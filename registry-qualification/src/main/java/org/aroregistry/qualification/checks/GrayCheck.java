package org.aroregistry.qualification.checks;

import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.survival.ChiSquareTest;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.GrayTest;
import tools.jackson.databind.JsonNode;

/** Gray's test of each cause, with weights 1 and 1 - F. */
final class GrayCheck {

    private GrayCheck() {}

    static void run(CaseAnalysis analysis) {
        CompetingRisksSample sample = IncidenceCheck.sample(analysis);
        int[] groups = analysis.groups();
        int[] strata = analysis.strata();
        double[] causes = CaseAnalysis.numbers(analysis.spec().get("causes"));
        for (int rho = 0; rho <= 1; rho++) {
            for (JsonNode wanted : analysis.expected().get("rho" + rho)) {
                ChiSquareTest got = GrayTest.withDefaults()
                        .withRho(rho)
                        .test(sample, cause(causes, wanted.get("cause").asDouble()), groups, strata)
                        .test();
                analysis.test(
                        "Gray's test, rho " + rho,
                        "cause " + wanted.get("cause"),
                        got.statistic(),
                        got.degreesOfFreedom(),
                        got.pValue(),
                        wanted,
                        Tolerance.GRAY);
            }
        }
    }

    /** Number from 1 of a value of the status column. */
    static int cause(double[] causes, double value) {
        for (int k = 0; k < causes.length; k++) {
            if (causes[k] == value) {
                return k + 1;
            }
        }
        throw new IllegalArgumentException("cause " + value + " is not among the causes of the specification");
    }
}
