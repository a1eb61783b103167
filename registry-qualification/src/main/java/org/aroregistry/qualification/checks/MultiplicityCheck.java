package org.aroregistry.qualification.checks;

import java.util.Map;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.statistics.multiplicity.PValueAdjustment;
import tools.jackson.databind.JsonNode;

/** Adjusted p-values. */
final class MultiplicityCheck {
    private static final Map<String, PValueAdjustment> METHODS = Map.of(
            "bonferroni", PValueAdjustment.BONFERRONI,
            "holm", PValueAdjustment.HOLM,
            "hochberg", PValueAdjustment.HOCHBERG,
            "hommel", PValueAdjustment.HOMMEL,
            "BH", PValueAdjustment.BENJAMINI_HOCHBERG,
            "fdr", PValueAdjustment.BENJAMINI_HOCHBERG,
            "BY", PValueAdjustment.BENJAMINI_YEKUTIELI);

    private MultiplicityCheck() {}

    static void run(CaseAnalysis analysis) {
        double[] pValues = analysis.column("p");
        for (Map.Entry<String, JsonNode> method :
                analysis.expected().get("methods").properties()) {
            PValueAdjustment adjustment = METHODS.get(method.getKey());
            if (adjustment == null) {
                throw new IllegalArgumentException("no adjustment named '" + method.getKey() + "'");
            }
            double[] got = adjustment.adjust(pValues);
            for (int i = 0; i < got.length; i++) {
                analysis.comparison()
                        .pValue(
                                "adjusted p: " + method.getKey(),
                                "row " + i,
                                got[i],
                                method.getValue().path(i));
            }
        }
    }
}
