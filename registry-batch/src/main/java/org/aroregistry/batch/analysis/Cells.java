package org.aroregistry.batch.analysis;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.aroregistry.core.result.Interval;
import org.aroregistry.core.result.Quantiles;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.study.Answer;
import org.aroregistry.statistics.ConfidenceInterval;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.survival.IncidenceEstimate;
import org.aroregistry.statistics.survival.SurvivalEstimate;
import org.aroregistry.statistics.survival.SurvivalQuantile;
import org.aroregistry.statistics.tables.ProportionEstimator;
import org.aroregistry.statistics.tables.ProportionInterval;

/** Turns estimates into the cells of tables. */
final class Cells {
    static final double DAYS_PER_YEAR = 365.25;
    static final String LOG_LOG = "log-log";

    private static final ConfidenceLevel LEVEL = ConfidenceLevel.NINETY_FIVE_PERCENT;
    private static final String WILSON = "Wilson";
    private static final String CLOPPER_PEARSON = "Clopper-Pearson";

    private Cells() {}

    /** Counts patients. */
    static Statistic patients(long n) {
        return new Statistic.Count(n, true);
    }

    /** Gives a part of a group with Wilson's limits; says so where nobody is known. */
    static Statistic share(long n, long of) {
        if (of == 0) {
            return new Statistic.NotEstimable("not known in any patient");
        }
        ConfidenceInterval limits =
                ProportionEstimator.withDefaults().estimate(n, of).interval();
        return new Statistic.Share(n, of, interval(limits, WILSON));
    }

    /** Gives a part of a group with exact limits, as reports on safety do; says so where there is nobody. */
    static Statistic exactShare(long n, long of) {
        if (of == 0) {
            return new Statistic.NotEstimable("no patients");
        }
        ConfidenceInterval limits = ProportionEstimator.withDefaults()
                .with(ProportionInterval.CLOPPER_PEARSON)
                .estimate(n, of)
                .interval();
        return new Statistic.Share(n, of, interval(limits, CLOPPER_PEARSON));
    }

    /** Gives the part of yes among yes and no. */
    static Statistic share(List<Answer> answers) {
        long known = answers.stream().filter(Answer::isKnown).count();
        return share(answers.stream().filter(Answer::isYes).count(), known);
    }

    /** Gives median, quartiles and range. */
    static Statistic distribution(double[] values, String unit) {
        if (values.length == 0) {
            Quantiles none = new Quantiles(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            return new Statistic.Distribution(0, unit, none);
        }
        var quantiles = org.aroregistry.statistics.tables.Quantiles.of(values);
        return new Statistic.Distribution(
                values.length,
                unit,
                new Quantiles(
                        quantiles.at(0), quantiles.at(0.25), quantiles.at(0.5), quantiles.at(0.75), quantiles.at(1)));
    }

    /** Gives median, quartiles and range of a measure over patients. */
    static <T> Statistic distribution(List<T> items, ToDoubleFunction<T> measure, String unit) {
        return distribution(items.stream().mapToDouble(measure).toArray(), unit);
    }

    /** Gives survival at a fixed time. */
    static Statistic.Estimate survival(SurvivalEstimate estimate) {
        return new Statistic.Estimate(
                estimate.atRisk(),
                estimate.cumulativeEvents(),
                "probability",
                estimate.survival(),
                logLog(estimate.cumulativeEvents(), estimate.interval()));
    }

    /** Gives cumulative incidence at a fixed time. */
    static Statistic.Estimate incidence(IncidenceEstimate estimate) {
        return new Statistic.Estimate(
                estimate.atRisk(),
                estimate.cumulativeEvents(),
                "probability",
                estimate.incidence(),
                logLog(estimate.cumulativeEvents(), estimate.interval()));
    }

    /** Before the first event the limits equal the estimate, which would feign certainty: there are none then. */
    private static Interval logLog(int events, ConfidenceInterval limits) {
        return events == 0
                ? new Interval(Double.NaN, Double.NaN, LEVEL.value(), Interval.NO_EVENT)
                : interval(limits, LOG_LOG);
    }

    /** Gives a median time in days; not a number where it was not reached. */
    static Statistic.Estimate median(SurvivalQuantile median, int patients, int events) {
        return new Statistic.Estimate(
                patients,
                events,
                "days",
                median.time().orElse(Double.NaN),
                new Interval(
                        median.lower().orElse(Double.NaN), median.upper().orElse(Double.NaN), LEVEL.value(), LOG_LOG));
    }

    static Interval interval(ConfidenceInterval limits, String method) {
        return new Interval(limits.lower(), limits.upper(), LEVEL.value(), method);
    }

    /** Computes one cell per group of patients. */
    static List<Statistic> each(List<List<AnalysedPatient>> groups, Function<List<AnalysedPatient>, Statistic> cell) {
        return groups.stream().map(cell).toList();
    }
}
