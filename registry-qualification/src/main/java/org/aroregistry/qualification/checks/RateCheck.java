package org.aroregistry.qualification.checks;

import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.rates.PoissonInterval;
import org.aroregistry.statistics.rates.PoissonRate;
import org.aroregistry.statistics.rates.RateEstimator;
import org.aroregistry.statistics.survival.SurvivalSample;
import tools.jackson.databind.JsonNode;

/** Rates per person-time with exact and mid-P limits. */
final class RateCheck {
    private RateCheck() {}

    /** Overall and by group, from the rows. */
    static void groups(CaseAnalysis analysis) {
        SurvivalSample sample = analysis.sample();
        JsonNode expected = analysis.expected();
        double divisor = expected.get("timeDivisor").asDouble();
        double per = expected.get("per").asDouble();
        rate(
                analysis,
                "overall",
                analysis.level(),
                sample.eventCount(),
                sample.personTime() / divisor,
                per,
                expected.get("overall"));
        int[] groups = analysis.groups();
        JsonNode lines = expected.get("groups");
        for (int g = 0; g < lines.size(); g++) {
            int group = g;
            SurvivalSample own = sample.select(i -> groups[i] == group);
            rate(
                    analysis,
                    "group " + g,
                    analysis.level(),
                    own.eventCount(),
                    own.personTime() / divisor,
                    per,
                    lines.get(g));
        }
    }

    /** One row of counts after the other. */
    static void grid(CaseAnalysis analysis) {
        double[] levels = analysis.table().numbers("confLevel");
        double[] events = analysis.table().numbers("events");
        double[] personTime = analysis.table().numbers("personTime");
        for (int i = 0; i < levels.length; i++) {
            JsonNode wanted = analysis.expected().get("rows").get(i);
            ConfidenceLevel level = new ConfidenceLevel(levels[i]);
            rate(analysis, "row " + i, level, (long) events[i], personTime[i], 1, wanted);
        }
    }

    private static void rate(
            CaseAnalysis analysis,
            String where,
            ConfidenceLevel level,
            long events,
            double personTime,
            double per,
            JsonNode wanted) {
        Comparison comparison = analysis.comparison();
        RateEstimator estimator = RateEstimator.withDefaults().with(level);
        PoissonRate exact = estimator.estimate(events, personTime).per(per);
        comparison.exactly("events", where, exact.events(), wanted.get("events"));
        analysis.estimate("person-time", where, exact.personTime(), wanted.get("personTime"));
        analysis.estimate("rate", where, exact.rate(), wanted.get("rate"));
        limits(
                comparison,
                "exact limits",
                where,
                exact.interval(),
                wanted,
                "exactLower",
                "exactUpper",
                Tolerance.EXACT_LIMIT);
        PoissonRate mid = estimator
                .with(PoissonInterval.MID_P)
                .estimate(events, personTime)
                .per(per);
        limits(comparison, "mid-P limits", where, mid.interval(), wanted, "midPLower", "midPUpper", Tolerance.MID_P);
    }

    private static void limits(
            Comparison comparison,
            String quantity,
            String where,
            ConfidenceInterval got,
            JsonNode wanted,
            String lower,
            String upper,
            Tolerance tolerance) {
        comparison.number(quantity, where + " lower", got.lower(), wanted.get(lower), tolerance);
        comparison.number(quantity, where + " upper", got.upper(), wanted.get(upper), tolerance);
    }
}
