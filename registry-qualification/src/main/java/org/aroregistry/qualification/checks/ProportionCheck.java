package org.aroregistry.qualification.checks;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.tables.Proportion;
import org.aroregistry.statistics.tables.ProportionEstimator;
import org.aroregistry.statistics.tables.ProportionInterval;
import tools.jackson.databind.JsonNode;

/** Proportions with their intervals. */
final class ProportionCheck {
    private static final Map<String, ProportionInterval> METHODS = new TreeMap<>(Map.of(
            "clopperPearson", ProportionInterval.CLOPPER_PEARSON,
            "wilson", ProportionInterval.WILSON,
            "wilsonCC", ProportionInterval.WILSON_CONTINUITY,
            "agrestiCoull", ProportionInterval.AGRESTI_COULL,
            "jeffreys", ProportionInterval.JEFFREYS,
            "wald", ProportionInterval.WALD));

    private static final Set<ProportionInterval> EXACT =
            EnumSet.of(ProportionInterval.CLOPPER_PEARSON, ProportionInterval.JEFFREYS);

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
        comparison.exactly("count", where, count, wanted.path("x"));
        comparison.exactly("total", where, total, wanted.path("n"));
        if (total == 0) {
            analysis.estimate("proportion", where, Double.NaN, wanted.path("estimate"));
            return;
        }
        ProportionEstimator estimator = ProportionEstimator.withDefaults().with(level);
        Proportion proportion = estimator.estimate(count, total);
        analysis.estimate("proportion", where, proportion.estimate(), wanted.get("estimate"));
        METHODS.forEach((name, method) -> limits(
                comparison,
                name,
                where,
                estimator.with(method).estimate(count, total).interval(),
                wanted.path(name),
                EXACT.contains(method) ? Tolerance.EXACT_LIMIT : Tolerance.ERROR));
        comparison.pValue("exact p against 0.5", where, proportion.exactP(0.5), wanted.path("binomTestP05"));
    }

    private static void limits(
            Comparison comparison,
            String quantity,
            String where,
            ConfidenceInterval got,
            JsonNode wanted,
            Tolerance tolerance) {
        comparison.number(quantity, where + " lower", got.lower(), wanted.path(0), tolerance);
        comparison.number(quantity, where + " upper", got.upper(), wanted.path(1), tolerance);
    }
}
