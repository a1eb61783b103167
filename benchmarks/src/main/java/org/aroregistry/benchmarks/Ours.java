package org.aroregistry.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.aroregistry.statistics.regression.Concordance;
import org.aroregistry.statistics.regression.ConcordanceEstimate;
import org.aroregistry.statistics.regression.CoxCoefficient;
import org.aroregistry.statistics.regression.CoxFit;
import org.aroregistry.statistics.regression.CoxRegression;
import org.aroregistry.statistics.regression.CoxSample;
import org.aroregistry.statistics.regression.FineGray;
import org.aroregistry.statistics.regression.FineGrayFit;
import org.aroregistry.statistics.regression.ProportionalHazardsTest;
import org.aroregistry.statistics.regression.RobustVariance;
import org.aroregistry.statistics.regression.TimeTransform;
import org.aroregistry.statistics.survival.AalenJohansen;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.aroregistry.statistics.survival.ConfidenceTransform;
import org.aroregistry.statistics.survival.CumulativeIncidence;
import org.aroregistry.statistics.survival.GrayResult;
import org.aroregistry.statistics.survival.GrayTest;
import org.aroregistry.statistics.survival.IncidenceEstimate;
import org.aroregistry.statistics.survival.IncidenceVariance;
import org.aroregistry.statistics.survival.KaplanMeier;
import org.aroregistry.statistics.survival.LogRankTest;
import org.aroregistry.statistics.survival.RestrictedMean;
import org.aroregistry.statistics.survival.RestrictedMeanComparison;
import org.aroregistry.statistics.survival.SurvivalCurve;
import org.aroregistry.statistics.survival.SurvivalPoint;
import org.aroregistry.statistics.survival.SurvivalSample;

/** The calculations by this library: each makes its sample from plain arrays, checks included, and everything from it. */
final class Ours {
    /** Years at which curves are compared. */
    private static final double[] YEARS = {1, 2, 5};

    /** End of the time counted by restricted means, in years. */
    private static final double HORIZON = 5;

    private final BenchmarkData data;
    private final boolean[] events;

    private Ours(BenchmarkData data) {
        this.data = data;
        this.events = data.events();
    }

    static Calculation of(Method method, BenchmarkData data) {
        Ours ours = new Ours(data);
        return switch (method) {
            case KAPLAN_MEIER -> ours::kaplanMeier;
            case LOG_RANK -> ours::logRank;
            case RESTRICTED_MEAN -> ours::restrictedMeans;
            case COX_1 -> () -> coefficients(ours.cox(1), false);
            case COX_5, COX_5_BARE -> () -> coefficients(ours.cox(5), false);
            case COX_10 -> () -> coefficients(ours.cox(10), false);
            case COX_5_CONCORDANCE -> ours::coxWithConcordance;
            case COX_5_ROBUST -> () -> coefficients(ours.robustCox(), true);
            case COX_ZPH -> proportionalHazards(ours.cox(5));
            case AALEN_JOHANSEN_GRAY -> ours::incidences;
            case FINE_GRAY -> ours::fineGray;
            case CONCORDANCE -> ours::concordance;
        };
    }

    private double[] kaplanMeier() {
        SurvivalCurve curve = KaplanMeier.withDefaults()
                .with(ConfidenceTransform.LOG_LOG)
                .estimate(SurvivalSample.of(data.times(), events));
        // R's curve holds the limits of all steps; ours makes them when asked. A sum that is used keeps them made.
        double sum = 0;
        for (SurvivalPoint point : curve.points()) {
            sum += point.interval().lower();
        }
        if (sum < 0) {
            throw new IllegalStateException("limits below 0");
        }
        return Arrays.stream(new double[][] {
                    atYears(year -> curve.at(year).survival()),
                    atYears(year -> curve.at(year).standardError()),
                    atYears(year -> curve.at(year).interval().lower()),
                    atYears(year -> curve.at(year).interval().upper())
                })
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private static double[] atYears(DoubleUnaryOperator read) {
        return Arrays.stream(YEARS).map(read).toArray();
    }

    private double[] logRank() {
        SurvivalSample sample = SurvivalSample.of(data.times(), events);
        return new double[] {
            LogRankTest.withDefaults().test(sample, data.groups()).test().statistic()
        };
    }

    private double[] restrictedMeans() {
        SurvivalSample sample = SurvivalSample.of(data.times(), events);
        List<SurvivalCurve> curves = List.copyOf(
                KaplanMeier.withDefaults().estimate(sample, data.groups()).values());
        RestrictedMeanComparison means = RestrictedMeanComparison.of(curves.get(0), curves.get(1), HORIZON);
        RestrictedMean first = means.first();
        RestrictedMean second = means.second();
        return new double[] {first.estimate(), first.standardError(), second.estimate(), second.standardError()};
    }

    private CoxSample coxSample(int covariates) {
        CoxSample.Builder builder = CoxSample.builder(data.times(), events);
        for (int k = 0; k < covariates; k++) {
            builder.covariate("x" + (k + 1), data.covariates()[k]);
        }
        return builder.build();
    }

    private CoxFit cox(int covariates) {
        return CoxRegression.withDefaults().fit(coxSample(covariates));
    }

    private CoxFit robustCox() {
        return CoxRegression.withDefaults().with(RobustVariance.ALWAYS).fit(coxSample(5));
    }

    private double[] coxWithConcordance() {
        CoxFit fit = cox(5);
        ConcordanceEstimate concordance = Concordance.withDefaults().estimate(fit);
        return DoubleStream.concat(
                        Arrays.stream(fit.estimates()),
                        DoubleStream.of(concordance.concordance(), concordance.standardError()))
                .toArray();
    }

    private static double[] coefficients(CoxFit fit, boolean robust) {
        return DoubleStream.concat(
                        Arrays.stream(fit.estimates()),
                        fit.coefficients().stream()
                                .mapToDouble(
                                        robust ? CoxCoefficient::robustStandardError : CoxCoefficient::standardError))
                .toArray();
    }

    private static Calculation proportionalHazards(CoxFit fit) {
        return () -> {
            ProportionalHazardsTest test = fit.proportionalHazards(TimeTransform.KAPLAN_MEIER);
            return DoubleStream.concat(
                            test.terms().stream()
                                    .mapToDouble(term -> term.test().statistic()),
                            DoubleStream.of(test.global().statistic()))
                    .toArray();
        };
    }

    private double[] incidences() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, data.times(), data.causes());
        List<GrayResult> gray = GrayTest.withDefaults().test(sample, data.groups());
        List<CumulativeIncidence> groups = List.copyOf(AalenJohansen.withDefaults()
                .with(IncidenceVariance.GRAY)
                .estimate(sample, data.groups())
                .values());
        IncidenceEstimate first = groups.get(0).cause(1).at(2);
        IncidenceEstimate second = groups.get(1).cause(2).at(2);
        return new double[] {
            gray.get(0).test().statistic(),
            gray.get(1).test().statistic(),
            first.incidence(),
            first.standardError(),
            second.incidence(),
            second.standardError()
        };
    }

    private double[] fineGray() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, data.times(), data.causes());
        FineGrayFit fit =
                FineGray.withDefaults().fit(sample, 1, Arrays.copyOf(data.covariates(), Method.FINE_GRAY.covariates));
        return DoubleStream.concat(
                        IntStream.range(0, fit.size()).mapToDouble(fit::coefficient),
                        IntStream.range(0, fit.size()).mapToDouble(fit::standardError))
                .toArray();
    }

    private double[] concordance() {
        CoxSample sample = CoxSample.builder(data.times(), events).build();
        ConcordanceEstimate estimate = Concordance.withDefaults().estimate(sample, data.covariates()[0]);
        return new double[] {estimate.concordance(), estimate.standardError()};
    }
}
