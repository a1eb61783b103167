package org.aroregistry.statistics.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.oracle.Comparison.Tolerance;
import org.aroregistry.statistics.rates.PoissonInterval;
import org.aroregistry.statistics.rates.PoissonRate;
import org.aroregistry.statistics.rates.RateEstimator;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.ChiSquareTest;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.ConfidenceTransform;
import org.aroregistry.statistics.survival.CumulativeIncidence;
import org.aroregistry.statistics.survival.IncidenceEstimate;
import org.aroregistry.statistics.survival.IncidencePoint;
import org.aroregistry.statistics.survival.IncidenceVariance;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.LogRankResult;
import org.aroregistry.statistics.survival.LogRankTest;
import org.aroregistry.statistics.survival.LogRankWeight;
import org.aroregistry.statistics.survival.QuantileRule;
import org.aroregistry.statistics.survival.RestrictedMean;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalEstimate;
import org.aroregistry.statistics.survival.SurvivalPoint;
import org.aroregistry.statistics.survival.SurvivalQuantile;
import org.aroregistry.statistics.survival.SurvivalSample;
import org.aroregistry.statistics.tables.ProportionEstimator;
import org.aroregistry.statistics.tables.ProportionInterval;
import tools.jackson.databind.JsonNode;

/** Runs one analysis of an oracle case and compares everything this library computes of it. */
final class OracleAnalysis {

    static final Set<String> TYPES = Set.of("km", "logrank", "cif", "rate", "rateGrid", "proportion", "propGrid");

    private static final Map<String, ConfidenceTransform> TRANSFORMS = Map.of(
            "plain", ConfidenceTransform.PLAIN,
            "log", ConfidenceTransform.LOG,
            "loglog", ConfidenceTransform.LOG_LOG);

    private static final Map<String, LogRankWeight> WEIGHTS = Map.of(
            "logrank", LogRankWeight.Named.LOG_RANK,
            "petoPeto", LogRankWeight.Named.PETO_PETO,
            "petoPetoModified", LogRankWeight.Named.PETO_PETO_MODIFIED,
            "gehan", LogRankWeight.Named.GEHAN,
            "taroneWare", LogRankWeight.Named.TARONE_WARE,
            "fh_0_1", new LogRankWeight.FlemingHarrington(0, 1),
            "fh_1_1", new LogRankWeight.FlemingHarrington(1, 1),
            "fh_05_05", new LogRankWeight.FlemingHarrington(0.5, 0.5));

    private final JsonNode spec;
    private final JsonNode expected;
    private final OracleTable table;
    private final ConfidenceLevel level;
    private final Tolerance errors;
    private final Comparison comparison;

    OracleAnalysis(JsonNode analysis, OracleTable all, Comparison comparison) {
        this.spec = analysis.get("spec");
        this.expected = analysis.get("expected");
        List<String> used = new ArrayList<>();
        for (String key : List.of("time", "entry", "status", "id", "cluster", "weights")) {
            if (spec.has(key)) {
                used.add(spec.get(key).asString());
            }
        }
        used.addAll(names("group"));
        used.addAll(names("strata"));
        OracleTable matching = all.where(spec.path("where"));
        this.table = matching.complete(used);
        this.level = new ConfidenceLevel(
                spec.has("confLevel") ? spec.get("confLevel").asDouble() : 0.95);
        this.errors = table.size() >= 100_000 ? Tolerance.LARGE_ERROR : Tolerance.ERROR;
        this.comparison = comparison;
        if (expected.has("nUsed")) {
            comparison.exactly("nUsed", table.size(), expected.get("nUsed"));
            comparison.exactly("nDropped", matching.size() - table.size(), expected.get("nDropped"));
        }
    }

    /** Case weights are not part of this library yet. */
    static boolean supported(JsonNode analysis) {
        return TYPES.contains(analysis.get("type").asString())
                && !analysis.get("spec").has("weights");
    }

    void run(String type) {
        switch (type) {
            case "km" -> kaplanMeier();
            case "logrank" -> logRank();
            case "cif" -> cumulativeIncidence();
            case "rate" -> rate();
            case "rateGrid" -> rateGrid();
            case "proportion" -> proportion();
            case "propGrid" -> proportionGrid();
            default -> throw new IllegalArgumentException("type " + type);
        }
    }

    private List<String> names(String key) {
        return IntStream.range(0, spec.path(key).size())
                .mapToObj(i -> spec.get(key).get(i).asString())
                .toList();
    }

    private boolean[] events() {
        Set<Double> values = OracleTable.values(spec.get("event"));
        double[] status = table.numbers(spec.get("status").asString());
        boolean[] events = new boolean[status.length];
        for (int i = 0; i < status.length; i++) {
            events[i] = values.contains(status[i]);
        }
        return events;
    }

    private SurvivalSample sample() {
        double[] times = table.numbers(spec.get("time").asString());
        SurvivalSample sample = spec.has("entry")
                ? SurvivalSample.of(table.numbers(spec.get("entry").asString()), times, events())
                : SurvivalSample.of(times, events());
        return spec.path("reverse").asBoolean(false) ? sample.reversed() : sample;
    }

    private void kaplanMeier() {
        SurvivalSample all = sample();
        int[] groups = table.groups(names("group"));
        JsonNode curves = expected.get("curves");
        for (int g = 0; g < curves.size(); g++) {
            int group = g;
            SurvivalSample sample = all.select(i -> groups[i] == group);
            for (Map.Entry<String, ConfidenceTransform> transform : TRANSFORMS.entrySet()) {
                SurvivalCurve curve = KaplanMeier.withDefaults()
                        .with(transform.getValue())
                        .with(level)
                        .estimate(sample);
                curve("curve " + g + " " + transform.getKey(), transform.getKey(), curve, curves.get(g));
            }
        }
    }

    private void curve(String what, String transform, SurvivalCurve curve, JsonNode wanted) {
        comparison.exactly(what + " n", curve.subjects(), wanted.get("n"));
        comparison.exactly(what + " events", curve.events(), wanted.get("events"));
        comparison.exactly(what + " nTimes", curve.points().size(), wanted.get("nTimes"));
        JsonNode steps = wanted.get("curve");
        for (int j = 0; j < steps.get("time").size(); j++) {
            SurvivalPoint point = curve.points().get(index(wanted, j));
            String where = what + " step " + j + " ";
            comparison.number(where + "time", point.time(), steps.get("time").get(j), Tolerance.NONE);
            comparison.exactly(
                    where + "nRisk", point.atRisk(), steps.get("nRisk").get(j));
            comparison.exactly(
                    where + "nEvent", point.events(), steps.get("nEvent").get(j));
            comparison.exactly(
                    where + "nCensor", point.censored(), steps.get("nCensor").get(j));
            estimate(where + "surv", point.survival(), steps.get("surv").get(j));
            error(where + "seSurv", point.standardError(), steps.get("seSurv").get(j));
            error(
                    where + "seLogSurv",
                    point.logStandardError(),
                    steps.get("seLogSurv").get(j));
            estimate(
                    where + "cumhaz",
                    point.cumulativeHazard(),
                    steps.get("cumhaz").get(j));
            error(
                    where + "seCumhaz",
                    point.cumulativeHazardError(),
                    steps.get("seCumhaz").get(j));
            estimate(
                    where + "cumhazFH",
                    point.tieCorrectedHazard(),
                    steps.get("cumhazFH").get(j));
            error(
                    where + "seCumhazFH",
                    point.tieCorrectedHazardError(),
                    steps.get("seCumhazFH").get(j));
            interval(where, point.interval(), steps.get("ci").get(transform), j, errors);
        }
        sums(what, curve, wanted.get("sums"));
        quantiles(what, transform, curve, wanted);
        landmarks(what, transform, curve, wanted.path("landmarks"));
        for (JsonNode mean : wanted.path("rmst")) {
            RestrictedMean got = curve.restrictedMean(mean.get("tau").asDouble());
            estimate(what + " rmst", got.estimate(), mean.get("estimate"));
            error(what + " rmst se", got.standardError(), mean.get("se"));
            comparison.exactly(what + " rmst beyond", got.beyondFollowUp(), mean.get("tauBeyondLastTime"));
        }
    }

    private void sums(String what, SurvivalCurve curve, JsonNode wanted) {
        estimate(
                what + " sum surv",
                curve.points().stream().mapToDouble(SurvivalPoint::survival).sum(),
                wanted.get("surv"));
        estimate(
                what + " sum cumhaz",
                curve.points().stream()
                        .mapToDouble(SurvivalPoint::cumulativeHazard)
                        .sum(),
                wanted.get("cumhaz"));
        comparison.exactly(
                what + " sum nRisk",
                curve.points().stream().mapToLong(SurvivalPoint::atRisk).sum(),
                wanted.get("nRisk"));
    }

    private void quantiles(String what, String transform, SurvivalCurve curve, JsonNode wanted) {
        for (JsonNode quantile : wanted.get("quantiles")) {
            if (quantile.get("confType").asString().equals(transform)) {
                for (int j = 0; j < quantile.get("p").size(); j++) {
                    double p = quantile.get("p").get(j).asDouble();
                    SurvivalQuantile got = curve.quantile(p, QuantileRule.NEAREST_BELOW);
                    String where = what + " quantile " + p + " ";
                    reached(where, got.time(), quantile.get("estimate").get(j));
                    reached(where + "lower", got.lower(), quantile.get("lower").get(j));
                    reached(where + "upper", got.upper(), quantile.get("upper").get(j));
                }
            }
        }
        for (JsonNode median : wanted.get("medianAsPrinted")) {
            if (median.get("confType").asString().equals(transform)) {
                SurvivalQuantile got = curve.median();
                reached(what + " printed median", got.time(), median.get("estimate"));
                reached(what + " printed median lower", got.lower(), median.get("lower"));
                reached(what + " printed median upper", got.upper(), median.get("upper"));
            }
        }
    }

    private void landmarks(String what, String transform, SurvivalCurve curve, JsonNode wanted) {
        for (int j = 0; j < wanted.path("time").size(); j++) {
            SurvivalEstimate got = curve.at(wanted.get("time").get(j).asDouble());
            String where = what + " at " + got.time() + " ";
            comparison.exactly(
                    where + "nRisk", got.atRisk(), wanted.get("nRisk").get(j));
            comparison.exactly(
                    where + "cumEvents",
                    got.cumulativeEvents(),
                    wanted.get("cumEvents").get(j));
            comparison.exactly(
                    where + "cumCensored",
                    got.cumulativeCensored(),
                    wanted.get("cumCensored").get(j));
            estimate(where + "surv", got.survival(), wanted.get("surv").get(j));
            error(where + "seSurv", got.standardError(), wanted.get("seSurv").get(j));
            estimate(
                    where + "cumhaz",
                    got.cumulativeHazard(),
                    wanted.get("cumhaz").get(j));
            error(
                    where + "seCumhaz",
                    got.cumulativeHazardError(),
                    wanted.get("seCumhaz").get(j));
            interval(where, got.interval(), wanted.get("ci").get(transform), j, errors);
            comparison.exactly(
                    where + "beyond",
                    got.beyondFollowUp(),
                    wanted.get("beyondFollowUp").get(j));
        }
    }

    private void logRank() {
        SurvivalSample sample = sample();
        int[] groups = table.groups(names("group"));
        int[] strata = table.groups(names("strata"));
        LogRankResult plain = LogRankTest.withDefaults().test(sample, groups, strata);
        comparison.exactly(
                "groups", plain.groups().size() == expected.get("groups").size());
        comparison.exactly("df", plain.test().degreesOfFreedom(), expected.get("df"));
        for (int k = 0; k < plain.groups().size(); k++) {
            comparison.exactly(
                    "n " + k,
                    plain.groups().get(k).subjects(),
                    expected.get("n").get(k));
            estimate(
                    "observed " + k,
                    plain.groups().get(k).observed(),
                    expected.get("observed").get(k));
            estimate(
                    "expected " + k,
                    plain.groups().get(k).expected(),
                    expected.get("expected").get(k));
            for (int l = 0; l < plain.groups().size(); l++) {
                comparison.number(
                        "variance " + k + " " + l,
                        plain.covariance().get(k).get(l),
                        expected.get("variance").get(k).get(l),
                        Tolerance.CHI_SQUARE);
            }
        }
        for (Map.Entry<String, JsonNode> test : expected.get("tests").properties()) {
            LogRankResult got =
                    LogRankTest.withDefaults().with(WEIGHTS.get(test.getKey())).test(sample, groups, strata);
            test(test.getKey(), got.test(), test.getValue());
            for (int k = 0; k < got.groups().size(); k++) {
                String where = test.getKey() + " " + k;
                estimate(
                        where,
                        got.groups().get(k).observed(),
                        test.getValue().get("weightedObserved").get(k));
                estimate(
                        where,
                        got.groups().get(k).expected(),
                        test.getValue().get("weightedExpected").get(k));
            }
        }
        if (expected.has("trend")) {
            JsonNode scores = expected.get("trend").get("scores");
            test(
                    "trend",
                    plain.trend(IntStream.range(0, scores.size())
                            .mapToDouble(i -> scores.get(i).asDouble())
                            .toArray()),
                    expected.get("trend"));
        }
        pairs(sample, groups, strata);
    }

    private void pairs(SurvivalSample sample, int[] groups, int[] strata) {
        JsonNode pairs = expected.path("pairwise");
        for (int j = 0; j < pairs.path("i").size(); j++) {
            int first = pairs.get("i").get(j).asInt() - 1;
            int second = pairs.get("j").get(j).asInt() - 1;
            int[] members = IntStream.range(0, groups.length)
                    .filter(i -> groups[i] == first || groups[i] == second)
                    .toArray();
            LogRankResult got = LogRankTest.withDefaults()
                    .test(
                            sample.select(i -> groups[i] == first || groups[i] == second),
                            IntStream.of(members)
                                    .map(i -> groups[i] == first ? 0 : 1)
                                    .toArray(),
                            IntStream.of(members).map(i -> strata[i]).toArray());
            comparison.number(
                    "pair " + j, got.test().statistic(), pairs.get("chisq").get(j), Tolerance.CHI_SQUARE);
            comparison.pValue(
                    "pair " + j + " p", got.test().pValue(), pairs.get("p").get(j));
        }
    }

    private void test(String what, ChiSquareTest got, JsonNode wanted) {
        comparison.number(what + " chisq", got.statistic(), wanted.get("chisq"), Tolerance.CHI_SQUARE);
        comparison.exactly(what + " df", got.degreesOfFreedom(), wanted.get("df"));
        comparison.pValue(what + " p", got.pValue(), wanted.get("p"));
    }

    private void cumulativeIncidence() {
        JsonNode causeValues = spec.get("causes");
        double[] status = table.numbers(spec.get("status").asString());
        int[] causes = new int[status.length];
        for (int i = 0; i < status.length; i++) {
            for (int k = 0; k < causeValues.size(); k++) {
                if (status[i] == causeValues.get(k).asDouble()) {
                    causes[i] = k + 1;
                }
            }
            if (causes[i] == 0 && status[i] != spec.get("censor").asDouble()) {
                throw new IllegalArgumentException("status " + status[i] + " is neither a cause nor censored");
            }
        }
        double[] times = table.numbers(spec.get("time").asString());
        int count = causeValues.size();
        CompetingRisksSample all = spec.has("entry")
                ? CompetingRisksSample.of(count, table.numbers(spec.get("entry").asString()), times, causes)
                : CompetingRisksSample.of(count, times, causes);
        int[] groups = table.groups(names("group"));
        JsonNode curves = expected.get("curves");
        for (int g = 0; g < curves.size(); g++) {
            int group = g;
            CompetingRisksSample sample = all.select(i -> groups[i] == group);
            comparison.exactly("n " + g, sample.size(), curves.get(g).get("n"));
            for (Map.Entry<String, ConfidenceTransform> transform : TRANSFORMS.entrySet()) {
                CumulativeIncidence got = AalenJohansen.withDefaults()
                        .with(transform.getValue())
                        .with(level)
                        .estimate(sample);
                incidences("group " + g + " " + transform.getKey(), transform.getKey(), got, curves.get(g));
            }
            gray("group " + g + " gray", sample, curves.get(g));
        }
    }

    private void incidences(String what, String transform, CumulativeIncidence got, JsonNode wanted) {
        JsonNode free = wanted.get("eventFreeSurvival");
        for (int j = 0; j < free.get("times").size(); j++) {
            SurvivalEstimate at = got.eventFree().at(free.get("times").get(j).asDouble());
            estimate(what + " event-free", at.survival(), free.get("estimate").get(j));
            comparison.exactly(
                    what + " nRisk",
                    atRiskAtNextTime(got.eventFree(), at),
                    wanted.get("nRisk").get(j));
        }
        for (int k = 1; k <= got.causes().size(); k++) {
            JsonNode cause = wanted.get("causes").get(k - 1);
            String where = what + " cause " + k;
            comparison.exactly(where + " events", got.cause(k).events(), cause.get("nEvents"));
            JsonNode steps = cause.get("curve");
            for (int j = 0; j < steps.get("time").size(); j++) {
                IncidencePoint point = got.cause(k).points().get(index(cause, j));
                comparison.number(
                        where + " time", point.time(), steps.get("time").get(j), Tolerance.NONE);
                estimate(
                        where + " cif " + j, point.incidence(), steps.get("cif").get(j));
                error(
                        where + " se " + j,
                        point.standardError(),
                        steps.get("seGreenwood").get(j));
            }
            JsonNode landmarks = cause.get("landmarks");
            for (int j = 0; j < landmarks.get("time").size(); j++) {
                IncidenceEstimate at =
                        got.cause(k).at(landmarks.get("time").get(j).asDouble());
                String mark = where + " at " + at.time() + " ";
                estimate(mark + "cif", at.incidence(), landmarks.get("cif").get(j));
                error(
                        mark + "se",
                        at.standardError(),
                        landmarks.get("seGreenwood").get(j));
                interval(mark, at.interval(), landmarks.get("ci").get(transform), j, errors);
            }
        }
    }

    /** R's summary of several causes prints the number at risk at the next observed time, which delayed entry makes another number. */
    private static int atRiskAtNextTime(SurvivalCurve curve, SurvivalEstimate at) {
        return curve.points().stream()
                .filter(point -> point.time() >= at.time())
                .findFirst()
                .map(SurvivalPoint::atRisk)
                .orElse(0);
    }

    private void gray(String what, CompetingRisksSample sample, JsonNode wanted) {
        CumulativeIncidence got = AalenJohansen.withDefaults()
                .with(IncidenceVariance.GRAY)
                .with(level)
                .estimate(sample);
        for (int k = 1; k <= got.causes().size(); k++) {
            JsonNode landmarks = wanted.get("causes").get(k - 1).get("landmarks");
            if (!landmarks.has("seGray")) {
                continue;
            }
            for (int j = 0; j < landmarks.get("time").size(); j++) {
                IncidenceEstimate at =
                        got.cause(k).at(landmarks.get("time").get(j).asDouble());
                String mark = what + " cause " + k + " at " + at.time() + " ";
                error(mark + "se", at.standardError(), landmarks.get("seGray").get(j));
                interval(mark, at.interval(), landmarks.get("ciLoglogGray"), j, errors);
            }
        }
    }

    private void rate() {
        SurvivalSample sample = sample();
        double divisor = expected.get("timeDivisor").asDouble();
        double per = expected.get("per").asDouble();
        rate("overall", sample.eventCount(), sample.personTime() / divisor, per, expected.get("overall"));
        int[] groups = table.groups(names("group"));
        JsonNode lines = expected.get("groups");
        for (int g = 0; g < lines.size(); g++) {
            int group = g;
            SurvivalSample own = sample.select(i -> groups[i] == group);
            rate("group " + g, own.eventCount(), own.personTime() / divisor, per, lines.get(g));
        }
    }

    private void rateGrid() {
        for (int i = 0; i < table.size(); i++) {
            JsonNode wanted = expected.get("rows").get(i);
            OracleAnalysis row = withLevel(table.numbers("confLevel")[i]);
            row.rate("row " + i, (long) table.numbers("events")[i], table.numbers("personTime")[i], 1, wanted);
        }
    }

    private void rate(String what, long events, double personTime, double per, JsonNode wanted) {
        RateEstimator estimator = RateEstimator.withDefaults().with(level);
        PoissonRate exact = estimator.estimate(events, personTime).per(per);
        comparison.exactly(what + " events", exact.events(), wanted.get("events"));
        estimate(what + " personTime", exact.personTime(), wanted.get("personTime"));
        estimate(what + " rate", exact.rate(), wanted.get("rate"));
        limits(what + " exact", exact.interval(), wanted, "exactLower", "exactUpper", Tolerance.EXACT_LIMIT);
        PoissonRate mid = estimator
                .with(PoissonInterval.MID_P)
                .estimate(events, personTime)
                .per(per);
        limits(what + " mid-p", mid.interval(), wanted, "midPLower", "midPUpper", Tolerance.MID_P);
    }

    private void proportion() {
        boolean[] events = events();
        long count = IntStream.range(0, events.length).filter(i -> events[i]).count();
        proportion("overall", count, events.length, expected.get("overall"));
        int[] groups = table.groups(names("group"));
        JsonNode lines = expected.get("groups");
        for (int g = 0; g < lines.size(); g++) {
            int group = g;
            int[] members = IntStream.range(0, events.length)
                    .filter(i -> groups[i] == group)
                    .toArray();
            long own = IntStream.of(members).filter(i -> events[i]).count();
            proportion("group " + g, own, members.length, lines.get(g));
        }
    }

    private void proportionGrid() {
        for (int i = 0; i < table.size(); i++) {
            OracleAnalysis row = withLevel(table.numbers("confLevel")[i]);
            row.proportion(
                    "row " + i,
                    (long) table.numbers("x")[i],
                    (long) table.numbers("n")[i],
                    expected.get("rows").get(i));
        }
    }

    private void proportion(String what, long count, long total, JsonNode wanted) {
        ProportionEstimator estimator = ProportionEstimator.withDefaults().with(level);
        comparison.exactly(what + " x", count, wanted.get("x"));
        comparison.exactly(what + " n", total, wanted.get("n"));
        estimate(what, estimator.estimate(count, total).estimate(), wanted.get("estimate"));
        ConfidenceInterval wilson = estimator.estimate(count, total).interval();
        comparison.number(what + " wilson", wilson.lower(), wanted.get("wilson").get(0), Tolerance.ERROR);
        comparison.number(what + " wilson", wilson.upper(), wanted.get("wilson").get(1), Tolerance.ERROR);
        ConfidenceInterval exact = estimator
                .with(ProportionInterval.CLOPPER_PEARSON)
                .estimate(count, total)
                .interval();
        JsonNode limits = wanted.get("clopperPearson");
        comparison.number(what + " Clopper-Pearson", exact.lower(), limits.get(0), Tolerance.EXACT_LIMIT);
        comparison.number(what + " Clopper-Pearson", exact.upper(), limits.get(1), Tolerance.EXACT_LIMIT);
    }

    private OracleAnalysis withLevel(double value) {
        return new OracleAnalysis(this, new ConfidenceLevel(value));
    }

    private OracleAnalysis(OracleAnalysis other, ConfidenceLevel level) {
        this.spec = other.spec;
        this.expected = other.expected;
        this.table = other.table;
        this.level = level;
        this.errors = other.errors;
        this.comparison = other.comparison;
    }

    /** Long curves are given at selected 1-based indices only. */
    private static int index(JsonNode curve, int j) {
        return curve.path("curveIndices").isArray()
                ? curve.get("curveIndices").get(j).asInt() - 1
                : j;
    }

    private void estimate(String what, double got, JsonNode wanted) {
        comparison.number(what, got, wanted, Tolerance.ESTIMATE);
    }

    private void error(String what, double got, JsonNode wanted) {
        comparison.number(what, got, wanted, errors);
    }

    private void reached(String what, OptionalDouble got, JsonNode wanted) {
        comparison.number(what, got.orElse(Double.NaN), wanted, Tolerance.NONE);
    }

    private void interval(String what, ConfidenceInterval got, JsonNode wanted, int j, Tolerance tolerance) {
        comparison.number(what + "lower", got.lower(), wanted.get("lower").get(j), tolerance);
        comparison.number(what + "upper", got.upper(), wanted.get("upper").get(j), tolerance);
    }

    private void limits(
            String what, ConfidenceInterval got, JsonNode wanted, String lower, String upper, Tolerance tolerance) {
        comparison.number(what + " lower", got.lower(), wanted.get(lower), tolerance);
        comparison.number(what + " upper", got.upper(), wanted.get(upper), tolerance);
    }
}
