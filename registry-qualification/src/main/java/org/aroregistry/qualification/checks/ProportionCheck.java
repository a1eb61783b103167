package org.aroregistry.qualification.checks;

import java.util.stream.IntStream;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.tables.ProportionEstimator;
import org.aroregistry.statistics.tables.ProportionInterval;
import tools.jackson.databind.JsonNode;

/** Proportions with their intervals. */
final class ProportionCheck {
    private ProportionCheck() {}

    /** Overall and by group, from the rows. */
    static void groups(CaseAnalysis analysis) {
        boolean[] events = analysis.events();
        long count = IntStream.range(0, events.length).filter(i -> events[i]).count();
        JsonNode expected = analysis.expected();
        proportion(analysis, "overall", analysis.level(), count, events.length, expected.get("overall"));
        int[] groups = analysis.groups();
        JsonNode lines = expected.get("groups");
        for (int g = 0; g < lines.size(); g++) {
            int group = g;
            int[] members = IntStream.range(0, events.length)
                    .filter(i -> groups[i] == group)
                    .toArray();
            long own = IntStream.of(members).filter(i -> events[i]).count();
            proportion(analysis, "group " + g, analysis.level(), own, members.length, lines.get(g));
        }
    }

    /** One row of counts after the other. */
    static void grid(CaseAnalysis analysis) {
        double[] levels = analysis.table().numbers("confLevel");
        double[] counts = analysis.table().numbers("x");
        double[] totals = analysis.table().numbers("n");
        for (int i = 0; i < levels.length; i++) {
            JsonNode wanted = analysis.expected().get("rows").get(i);
            ConfidenceLevel level = new ConfidenceLevel(levels[i]);
            proportion(analysis, "row " + i, level, (long) counts[i], (long) totals[i], wanted);
        }
    }

    private static void proportion(
            CaseAnalysis analysis, String where, ConfidenceLevel level, long count, long total, JsonNode wanted) {
        Comparison comparison = analysis.comparison();
        ProportionEstimator estimator = ProportionEstimator.withDefaults().with(level);
        comparison.exactly("count", where, count, wanted.get("x"));
        comparison.exactly("total", where, total, wanted.get("n"));
        analysis.estimate("proportion", where, estimator.estimate(count, total).estimate(), wanted.get("estimate"));
        limits(
                comparison,
                "Wilson",
                where,
                estimator.estimate(count, total).interval(),
                wanted.get("wilson"),
                Tolerance.ERROR);
        ConfidenceInterval exact = estimator
                .with(ProportionInterval.CLOPPER_PEARSON)
                .estimate(count, total)
                .interval();
        limits(comparison, "Clopper-Pearson", where, exact, wanted.get("clopperPearson"), Tolerance.EXACT_LIMIT);
    }

    private static void limits(
            Comparison comparison,
            String quantity,
            String where,
            ConfidenceInterval got,
            JsonNode wanted,
            Tolerance tolerance) {
        comparison.number(quantity, where + " lower", got.lower(), wanted.get(0), tolerance);
        comparison.number(quantity, where + " upper", got.upper(), wanted.get(1), tolerance);
    }
}
