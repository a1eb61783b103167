package org.aroregistry.qualification.checks;

import org.aroregistry.qualification.cases.CaseAnalysis;
import org.aroregistry.qualification.cases.Comparison;
import org.aroregistry.qualification.cases.Tolerance;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.rates.PoissonInterval;
import org.aroregistry.statistics.rates.PoissonRate;
import org.aroregistry.statistics.rates.RateEstimator;
import org.aroregistry.statistics.rates.RateRatio;
import org.aroregistry.statistics.rates.RateRatioEstimator;
import org.aroregistry.statistics.survival.SurvivalSample;
import tools.jackson.databind.JsonNode;

/** Rates per person-time with their limits, and ratios of two rates. */
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
        if (expected.path("rateRatio").isObject()) {
            RateEstimator rates = RateEstimator.withDefaults();
            SurvivalSample first = sample.select(i -> groups[i] == 0);
            SurvivalSample second = sample.select(i -> groups[i] == 1);
            ratio(
                    analysis,
                    "",
                    RateRatioEstimator.withDefaults()
                            .with(analysis.level())
                            .estimate(
                                    rates.estimate(first.eventCount(), first.personTime() / divisor),
                                    rates.estimate(second.eventCount(), second.personTime() / divisor)),
                    expected.get("rateRatio"));
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
        comparison.exactly("events", where, events, wanted.get("events"));
        analysis.estimate("person-time", where, personTime, wanted.get("personTime"));
        if (personTime > 0) {
            RateEstimator estimator = RateEstimator.withDefaults().with(level);
            PoissonRate exact = estimator.estimate(events, personTime).per(per);
            analysis.estimate("rate", where, exact.rate(), wanted.get("rate"));
            limits(comparison, "exact limits", where, exact.interval(), wanted, "exact", Tolerance.EXACT_LIMIT);
            limits(
                    comparison,
                    "mid-P limits",
                    where,
                    estimator
                            .with(PoissonInterval.MID_P)
                            .estimate(events, personTime)
                            .per(per)
                            .interval(),
                    wanted,
                    "midP",
                    Tolerance.MID_P);
            limits(
                    comparison,
                    "Byar limits",
                    where,
                    estimator
                            .with(PoissonInterval.BYAR)
                            .estimate(events, personTime)
                            .per(per)
                            .interval(),
                    wanted,
                    "byar",
                    Tolerance.ERROR);
        } else {
            // Nobody was observed for any time: there is no rate.
            analysis.estimate("rate", where, Double.NaN, wanted.get("rate"));
        }
    }

    /** One ratio of two rates after the other: the second over the first. */
    static void ratios(CaseAnalysis analysis) {
        double[] levels = analysis.table().numbers("confLevel");
        double[] events1 = analysis.table().numbers("x1");
        double[] time1 = analysis.table().numbers("t1");
        double[] events2 = analysis.table().numbers("x2");
        double[] time2 = analysis.table().numbers("t2");
        RateEstimator rates = RateEstimator.withDefaults();
        for (int i = 0; i < levels.length; i++) {
            JsonNode wanted = analysis.expected().get("rows").get(i);
            String where = "row " + i;
            RateRatio got = RateRatioEstimator.withDefaults()
                    .with(new ConfidenceLevel(levels[i]))
                    .estimate(rates.estimate((long) events1[i], time1[i]), rates.estimate((long) events2[i], time2[i]));
            ratio(analysis, where, got, wanted);
        }
    }

    private static void ratio(CaseAnalysis analysis, String where, RateRatio got, JsonNode wanted) {
        Comparison comparison = analysis.comparison();
        analysis.estimate("rate ratio", where, got.estimate(), wanted.get("estimate"));
        limits(comparison, "rate ratio: exact limits", where, got.exact(), wanted, "exact", Tolerance.EXACT_LIMIT);
        comparison.pValue("rate ratio: exact p", where, got.exactP(), wanted.get("exactP"));
        limits(comparison, "rate ratio: Wald limits", where, got.wald(), wanted, "wald", Tolerance.ERROR);
        comparison.pValue("rate ratio: Wald p", where, got.waldP(), wanted.get("waldP"));
    }

    private static void limits(
            Comparison comparison,
            String quantity,
            String where,
            ConfidenceInterval got,
            JsonNode wanted,
            String name,
            Tolerance tolerance) {
        comparison.number(quantity, where + " lower", got.lower(), wanted.path(name + "Lower"), tolerance);
        comparison.number(quantity, where + " upper", got.upper(), wanted.path(name + "Upper"), tolerance);
    }
}
