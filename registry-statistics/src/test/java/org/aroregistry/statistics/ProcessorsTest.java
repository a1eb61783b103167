package org.aroregistry.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
import org.aroregistry.statistics.survival.GrayTest;
import org.junit.jupiter.api.Test;

/** Work that processors share gives the same numbers, to the last bit, as one processor alone. */
class ProcessorsTest {

    /** Enough for several blocks. */
    private static final int SIZE = 50_000;

    private final double[] times = new double[SIZE];
    private final double[] entries = new double[SIZE];
    private final int[] causes = new int[SIZE];
    private final int[] groups = new int[SIZE];
    private final double[] age = new double[SIZE];
    private final double[] dose = new double[SIZE];

    ProcessorsTest() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < SIZE; i++) {
            age[i] = random.nextGaussian();
            dose[i] = random.nextDouble();
            entries[i] = random.nextInt(3) * random.nextDouble();
            // Rounded, so that some are tied.
            times[i] = entries[i] + Math.ceil(1000 * random.nextExponential() * Math.exp(-0.3 * age[i])) / 1000;
            causes[i] = random.nextInt(3);
            groups[i] = random.nextInt(4);
        }
    }

    @Test
    void a_cox_model_with_robust_errors_and_its_check() {
        assertSame(() -> numbers(rows().build()));
    }

    @Test
    void a_cox_model_with_entries_and_strata() {
        assertSame(() -> numbers(rows().entries(entries).strata(groups).build()));
    }

    @Test
    void incidences_and_tests_of_all_groups() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, times, causes);

        assertSame(() -> DoubleStream.concat(
                        GrayTest.withDefaults().test(sample, groups).stream()
                                .mapToDouble(result -> result.test().statistic()),
                        AalenJohansen.withDefaults().estimate(sample, groups).values().stream()
                                .mapToDouble(
                                        incidence -> incidence.cause(2).at(1).standardError()))
                .boxed()
                .toList());
    }

    @Test
    void a_model_of_a_subdistribution() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, times, causes);

        assertSame(() -> {
            FineGrayFit fit = FineGray.withDefaults().fit(sample, 1, age, dose);
            return IntStream.range(0, 2)
                    .boxed()
                    .flatMap(j -> List.of(fit.coefficient(j), fit.standardError(j)).stream())
                    .toList();
        });
    }

    private CoxSample.Builder rows() {
        boolean[] events = new boolean[SIZE];
        for (int i = 0; i < SIZE; i++) {
            events[i] = causes[i] > 0;
        }
        return CoxSample.builder(times, events).covariate("age", age).covariate("dose", dose);
    }

    private static List<Double> numbers(CoxSample sample) {
        CoxFit fit = CoxRegression.withDefaults().with(RobustVariance.ALWAYS).fit(sample);
        ProportionalHazardsTest check = fit.proportionalHazards(TimeTransform.KAPLAN_MEIER);
        return DoubleStream.concat(
                        fit.coefficients().stream()
                                .flatMapToDouble(coefficient -> DoubleStream.of(
                                        coefficient.estimate(),
                                        coefficient.standardError(),
                                        coefficient.robustStandardError())),
                        DoubleStream.of(fit.logLikelihood(), check.global().statistic()))
                .boxed()
                .toList();
    }

    private static void assertSame(Supplier<List<Double>> calculation) {
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool several = new ForkJoinPool(4);
        try {
            List<Double> alone = one.submit(calculation::get).join();

            assertThat(several.submit(calculation::get).join()).isEqualTo(alone).doesNotContain(Double.NaN);
        } finally {
            one.shutdown();
            several.shutdown();
        }
    }
}
