package org.aroregistry.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.aroregistry.statistics.ConfidenceLevel;
import org.aroregistry.statistics.survival.ChiSquareTest;
import org.junit.jupiter.api.Test;

/** Therneau's small data sets, worked by hand in appendix E of Therneau and Grambsch (2000), and what is no estimate. */
class CoxRegressionTest {
    /** Solution of r² - 3r - 6 = 0: the Breslow estimate of the first data set. */
    private static final double BRESLOW_RATIO = (3 + Math.sqrt(33)) / 2;

    private static CoxSample.Builder firstSet() {
        double[] times = {1, 1, 6, 6, 8, 9};
        boolean[] events = {true, false, true, true, false, true};
        return CoxSample.builder(times, events).covariate("x", new double[] {1, 1, 1, 0, 0, 0});
    }

    private static CoxSample.Builder secondSet() {
        double[] entries = {1, 2, 5, 2, 1, 7, 3, 4, 8, 8};
        double[] times = {2, 3, 6, 7, 8, 9, 9, 9, 14, 17};
        boolean[] events = {true, true, true, true, true, true, true, false, false, false};
        return CoxSample.builder(times, events)
                .entries(entries)
                .covariate("x", new double[] {1, 0, 0, 1, 0, 1, 1, 1, 0, 0});
    }

    private static CoxSample.Builder weightedSet() {
        double[] times = {1, 1, 2, 2, 2, 2, 3, 4, 5};
        boolean[] events = {true, false, true, true, true, false, false, true, false};
        return CoxSample.builder(times, events)
                .covariate("x", new double[] {2, 0, 1, 1, 0, 1, 0, 1, 0})
                .weights(new double[] {1, 2, 3, 4, 3, 2, 1, 2, 1});
    }

    @Test
    void first_set_has_the_breslow_estimate_worked_by_hand() {
        CoxFit fit =
                CoxRegression.withDefaults().with(Ties.BRESLOW).fit(firstSet().build());

        double r = BRESLOW_RATIO;
        assertThat(fit.estimates()[0]).isCloseTo(Math.log(r), within(1e-14));
        assertThat(fit.nullLogLikelihood()).isCloseTo(-Math.log(6) - 2 * Math.log(4), within(1e-14));
        assertThat(fit.logLikelihood())
                .isCloseTo(2 * Math.log(r) - Math.log(3 * r + 3) - 2 * Math.log(r + 3), within(1e-13));
        double information = r / ((r + 1) * (r + 1)) + 6 * r / ((r + 3) * (r + 3));
        assertThat(fit.covariance()[0][0]).isCloseTo(1 / information, within(1e-13));
        assertThat(fit.scoreTest().statistic()).isCloseTo(1 / (0.25 + 6.0 / 16), within(1e-13));
    }

    @Test
    void first_set_has_the_efron_estimate_worked_by_hand() {
        CoxFit fit = CoxRegression.withDefaults().fit(firstSet().build());

        // The two at 6 see r + 3, then r + 3 less half of their own r + 1, which is (r + 5)/2.
        double r = Math.exp(fit.estimates()[0]);
        double score = 2 - r / (r + 1) - r / (r + 3) - r / (r + 5);
        assertThat(score).isCloseTo(0, within(1e-14));
        assertThat(fit.estimates()[0]).isCloseTo(1.676857, within(1e-6));
        assertThat(fit.logLikelihood())
                .isCloseTo(
                        2 * Math.log(r) - Math.log(3 * r + 3) - Math.log(r + 3) - Math.log((r + 5) / 2), within(1e-13));
        double information = r / ((r + 1) * (r + 1)) + 3 * r / ((r + 3) * (r + 3)) + 5 * r / ((r + 5) * (r + 5));
        // The information is that of the point one last step, of less than 1e-10 standard errors, before the maximum.
        assertThat(fit.covariance()[0][0]).isCloseTo(1 / information, within(1e-10));
    }

    @Test
    void first_set_has_the_breslow_residuals_worked_by_hand() {
        CoxResiduals residuals = CoxRegression.withDefaults()
                .with(Ties.BRESLOW)
                .fit(firstSet().build())
                .residuals();

        double r = BRESLOW_RATIO;
        double early = 1 / (3 * r + 3);
        double middle = early + 2 / (r + 3);
        double[] expected = {1 - r * early, -r * early, 1 - r * middle, 1 - middle, -middle, 1 - middle - 1};
        double[] martingale = residuals.martingale();
        for (int i = 0; i < expected.length; i++) {
            assertThat(martingale[i]).as("row %d", i).isCloseTo(expected[i], within(1e-13));
        }
        double[] schoenfeld = residuals.schoenfeld().stream()
                .mapToDouble(residual -> residual.values()[0])
                .toArray();
        assertThat(schoenfeld)
                .containsExactly(new double[] {1 - r / (r + 1), 1 - r / (r + 3), -r / (r + 3), 0}, within(1e-14));
    }

    @Test
    void second_set_with_entries_has_the_breslow_likelihood_worked_by_hand() {
        CoxFit fit =
                CoxRegression.withDefaults().with(Ties.BRESLOW).fit(secondSet().build());

        double r = Math.exp(fit.estimates()[0]);
        assertThat(fit.estimates()[0]).isCloseTo(-0.084526081, within(1e-8));
        // The risk sets hold (0s, 1s): (1, 1), (2, 1), (2, 3), (1, 3), (1, 3), and (2, 3) for the two at 9.
        double log = 4 * Math.log(r)
                - Math.log(r + 1)
                - Math.log(r + 2)
                - Math.log(3 * r + 2)
                - Math.log(3 * r + 1)
                - Math.log(3 * r + 1)
                - 2 * Math.log(3 * r + 2);
        assertThat(fit.logLikelihood()).isCloseTo(log, within(1e-12));
        assertThat(fit.nullLogLikelihood()).isCloseTo(-Math.log(12000), within(1e-13));
    }

    @Test
    void weights_count_as_copies_of_a_row_with_breslow_ties() {
        CoxRegression breslow = CoxRegression.withDefaults().with(Ties.BRESLOW).with(RobustVariance.NEVER);
        double[] times = {1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 4, 5};
        boolean[] events = new boolean[19];
        double[] x = {2, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 1, 1, 0};
        for (int i = 0; i < 19; i++) {
            events[i] = i == 0 || i >= 3 && i <= 12 || i == 16 || i == 17;
        }

        CoxFit weighted = breslow.fit(weightedSet().build());
        CoxFit copied =
                breslow.fit(CoxSample.builder(times, events).covariate("x", x).build());

        assertThat(weighted.estimates()[0]).isCloseTo(copied.estimates()[0], within(1e-13));
        assertThat(weighted.estimates()[0]).isCloseTo(0.85955744, within(1e-7));
        assertThat(weighted.logLikelihood()).isCloseTo(copied.logLikelihood(), within(1e-12));
        assertThat(weighted.covariance()[0][0]).isCloseTo(copied.covariance()[0][0], within(1e-13));
    }

    @Test
    void weighted_set_has_the_efron_estimate_of_the_book() {
        CoxFit fit = CoxRegression.withDefaults().fit(weightedSet().build());

        assertThat(fit.estimates()[0]).isCloseTo(0.87260425, within(1e-7));
        assertThat(fit.nullLogLikelihood()).isCloseTo(-30.29218, within(1e-5));
        assertThat(fit.logLikelihood()).isCloseTo(-29.41678, within(1e-5));
    }

    @Test
    void exact_ties_choose_pairs_from_the_risk_set() {
        CoxFit fit =
                CoxRegression.withDefaults().with(Ties.EXACT).fit(firstSet().build());

        // At 1 the one chosen of three 1s and three 0s is a 1; at 6 the pair chosen of {1, 0, 0, 0} holds the 1.
        // So the likelihood is (r / (3r + 3))², which grows with r for ever.
        assertThat(fit.outcome()).isEqualTo(CoxOutcome.MONOTONE);
        assertThat(fit.estimates()).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(fit.logLikelihood()).isCloseTo(-2 * Math.log(3), within(1e-12));
    }

    @Test
    void exact_likelihood_does_not_overflow_with_hundreds_of_ties() {
        int n = 3000;
        double[] times = new double[n];
        boolean[] events = new boolean[n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            times[i] = i < n / 2 ? 1 : 2;
            events[i] = i < n / 2;
            x[i] = i % 3;
        }

        CoxFit fit = CoxRegression.withDefaults()
                .with(Ties.EXACT)
                .fit(CoxSample.builder(times, events).covariate("x", x).build());

        // x is as frequent among those with the event as among those without, so 0 is the maximum: log of 3000 choose
        // 1500.
        double choices = 0;
        for (int i = 1; i <= n / 2; i++) {
            choices += Math.log((n / 2.0 + i) / i);
        }
        assertThat(fit.logLikelihood()).isCloseTo(-choices, within(1e-9));
        assertThat(fit.estimates()[0]).isCloseTo(0, within(1e-10));
    }

    @Test
    void group_without_events_diverges_and_keeps_its_tests() {
        double[] times = {1, 2, 3, 4, 5, 6, 7, 8};
        boolean[] events = {true, true, true, true, false, false, false, true};
        double[] group = {1, 0, 0, 0, 1, 1, 1, 0};
        double[] age = {3, 1, 4, 1, 5, 9, 2, 6};
        events[0] = false;

        CoxFit fit = CoxRegression.withDefaults()
                .fit(CoxSample.builder(times, events)
                        .covariate("group", group)
                        .covariate("age", age)
                        .build());
        CoxFit without = CoxRegression.withDefaults()
                .fit(CoxSample.builder(new double[] {2, 3, 4, 8}, new boolean[] {true, true, true, true})
                        .covariate("age", new double[] {1, 4, 1, 6})
                        .build());

        CoxCoefficient diverging = fit.coefficients().get(0);
        assertThat(fit.outcome()).isEqualTo(CoxOutcome.MONOTONE);
        assertThat(diverging.status()).isEqualTo(CoxCoefficient.Status.DIVERGES);
        assertThat(diverging.estimate()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(diverging.hazardRatio()).isZero();
        assertThat(diverging.standardError()).isNaN();
        // In the limit the group without events is at risk no more.
        assertThat(fit.coefficients().get(1).status()).isEqualTo(CoxCoefficient.Status.ESTIMATED);
        assertThat(fit.estimates()[1]).isCloseTo(without.estimates()[0], within(1e-6));
        assertThat(fit.coefficients().get(1).standardError())
                .isCloseTo(without.coefficients().get(0).standardError(), within(1e-6));
        assertThat(fit.logLikelihood()).isCloseTo(without.logLikelihood(), within(1e-10));
        assertThat(fit.likelihoodRatioTest().isInformative()).isTrue();
        assertThat(fit.scoreTest().isInformative()).isTrue();
        assertThat(fit.waldTest().isInformative()).isFalse();
        assertThat(fit.residuals().martingale()).hasSize(8).containsOnly(Double.NaN);
        assertThat(fit.residuals().schoenfeld()).hasSize(4).allSatisfy(residual -> assertThat(residual.values())
                .containsOnly(Double.NaN));
        ProportionalHazardsTest proportional = fit.proportionalHazards(TimeTransform.RANK);
        assertThat(proportional.global()).isEqualTo(ChiSquareTest.uninformative(2));
        assertThat(proportional.terms())
                .extracting(ProportionalHazardsTest.Term::name)
                .containsExactly("group", "age");
        assertThat(fit.prediction().baseline().get(0).cumulativeHazard()).containsOnly(Double.NaN);
        assertThat(fit.prediction()
                        .predict(CoxProfile.reference(fit.sample()), 5)
                        .get(0)
                        .survival())
                .isNaN();
    }

    @Test
    void dependent_and_constant_columns_are_named_and_the_rest_is_fitted() {
        double[] x = {1, 1, 1, 0, 0, 0};
        double[] constant = {7, 7, 7, 7, 7, 7};
        double[] opposite = {0, 0, 0, 1, 1, 1};

        CoxFit fit = CoxRegression.withDefaults()
                .fit(CoxSample.builder(
                                new double[] {1, 1, 6, 6, 8, 9}, new boolean[] {true, false, true, true, false, true})
                        .covariate("constant", constant)
                        .covariate("x", x)
                        .covariate("opposite", opposite)
                        .build());

        CoxFit alone = CoxRegression.withDefaults().fit(firstSet().build());
        assertThat(fit.outcome()).isEqualTo(CoxOutcome.CONVERGED);
        assertThat(fit.coefficients().stream().map(CoxCoefficient::status))
                .containsExactly(
                        CoxCoefficient.Status.DEPENDENT,
                        CoxCoefficient.Status.ESTIMATED,
                        CoxCoefficient.Status.DEPENDENT);
        assertThat(fit.estimates()).containsExactly(Double.NaN, alone.estimates()[0], Double.NaN);
        assertThat(fit.waldTest()).isEqualTo(alone.waldTest());
        assertThat(fit.likelihoodRatioTest().degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void residuals_of_dependent_and_constant_columns() {
        CoxResiduals residuals = CoxRegression.withDefaults()
                .fit(CoxSample.builder(
                                new double[] {1, 1, 6, 6, 8, 9}, new boolean[] {true, false, true, true, false, true})
                        .covariate("constant", new double[] {7, 7, 7, 7, 7, 7})
                        .covariate("x", new double[] {1, 1, 1, 0, 0, 0})
                        .covariate("threefold", new double[] {3, 3, 3, 0, 0, 0})
                        .build())
                .residuals();

        for (double[] row : residuals.score()) {
            assertThat(row[0]).isZero();
            assertThat(row[2]).isCloseTo(3 * row[1], within(1e-14));
        }
        for (CoxResiduals.SchoenfeldResidual residual : residuals.schoenfeld()) {
            assertThat(residual.values()[0]).isZero();
            assertThat(residual.values()[2]).isCloseTo(3 * residual.values()[1], within(1e-14));
        }
        assertThat(residuals.dfbeta()[0][0]).isNaN();
        assertThat(residuals.dfbeta()[0][1]).isFinite();
        assertThat(residuals.dfbeta()[0][2]).isNaN();
    }

    @Test
    void schoenfeld_residuals_of_times_that_are_equal_but_for_rounding_follow_the_rows() {
        List<CoxResiduals.SchoenfeldResidual> residuals = CoxRegression.withDefaults()
                .fit(CoxSample.builder(
                                new double[] {2 + 1e-12, 3, 2, 1, 2 - 1e-12, 4},
                                new boolean[] {true, true, true, true, true, false})
                        .covariate("x", new double[] {1, 0, 2, 1, 0, 3})
                        .build())
                .residuals()
                .schoenfeld();

        assertThat(residuals).extracting(CoxResiduals.SchoenfeldResidual::row).containsExactly(3, 0, 2, 4, 1);
    }

    @Test
    void profile_beyond_the_range_of_numbers_has_no_limits() {
        CoxFit fit = CoxRegression.withDefaults()
                .fit(CoxSample.builder(
                                new double[] {1, 2, 3, 4, 5, 6}, new boolean[] {true, false, true, true, false, true})
                        .covariate("x", new double[] {3e-7, 1e-7, 2e-7, 0, 2e-7, 1e-7})
                        .build());

        CoxProfile far = CoxProfile.reference(fit.sample()).with("x", 1);
        PredictedSurvival got = fit.prediction().predict(far, 3).get(0);
        assertThat(fit.outcome()).isEqualTo(CoxOutcome.CONVERGED);
        assertThat(got.survival()).isZero();
        assertThat(got.standardError()).isNaN();
        assertThat(got.interval().isDefined()).isFalse();
    }

    @Test
    void without_events_there_is_no_estimate() {
        CoxFit fit = CoxRegression.withDefaults()
                .fit(CoxSample.builder(new double[] {1, 2, 3}, new boolean[3])
                        .covariate("x", new double[] {1, 2, 3})
                        .build());

        assertThat(fit.outcome()).isEqualTo(CoxOutcome.NO_EVENTS);
        assertThat(fit.coefficients().get(0).status()).isEqualTo(CoxCoefficient.Status.NONE);
        assertThat(fit.estimates()).containsExactly(Double.NaN);
        assertThat(fit.logLikelihood()).isNaN();
        ChiSquareTest test = fit.scoreTest();
        assertThat(test.isInformative()).isFalse();
        assertThat(fit.likelihoodRatioTest().isInformative()).isFalse();
    }

    @Test
    void without_variation_there_is_no_information() {
        CoxFit fit = CoxRegression.withDefaults()
                .fit(CoxSample.builder(new double[] {1, 2, 3}, new boolean[] {true, true, false})
                        .covariate("x", new double[] {0.1, 0.1, 0.1})
                        .build());

        assertThat(fit.outcome()).isEqualTo(CoxOutcome.NO_INFORMATION);
        assertThat(fit.coefficients().get(0).status()).isEqualTo(CoxCoefficient.Status.DEPENDENT);
        assertThat(fit.nullLogLikelihood()).isCloseTo(-Math.log(6), within(1e-14));
    }

    @Test
    void subject_far_out_on_one_covariate_overflows_nothing() {
        double[] times = {1, 2, 3, 4, 5, 6};
        boolean[] events = {true, true, true, true, true, true};
        double[] x = {1e4, 1.2, 0.3, 0.9, -0.4, 0.8};

        CoxFit fit = CoxRegression.withDefaults()
                .fit(CoxSample.builder(times, events).covariate("x", x).build());
        CoxFit rest = CoxRegression.withDefaults()
                .fit(CoxSample.builder(new double[] {2, 3, 4, 5, 6}, new boolean[] {true, true, true, true, true})
                        .covariate("x", new double[] {1.2, 0.3, 0.9, -0.4, 0.8})
                        .build());

        // Its linear predictor is thousands above the others', who see no risk set with it.
        assertThat(fit.outcome()).isEqualTo(CoxOutcome.CONVERGED);
        assertThat(fit.estimates()[0]).isCloseTo(rest.estimates()[0], within(1e-8));
        assertThat(fit.logLikelihood()).isCloseTo(rest.logLikelihood(), within(1e-8));
    }

    @Test
    void prediction_starts_at_one_and_follows_the_baseline() {
        CoxFit fit =
                CoxRegression.withDefaults().with(Ties.BRESLOW).fit(firstSet().build());
        CoxPrediction prediction = fit.prediction();
        CoxProfile exposed = CoxProfile.reference(fit.sample()).with("x", 1);

        double r = BRESLOW_RATIO;
        BaselineHazard baseline = prediction.baseline().get(0);
        assertThat(baseline.times()).containsExactly(1, 6, 8, 9);
        double early = 1 / (3 * r + 3);
        double middle = early + 2 / (r + 3);
        assertThat(baseline.cumulativeHazard())
                .containsExactly(new double[] {early, middle, middle, middle + 1}, within(1e-13));
        List<PredictedSurvival> predicted = prediction.predict(exposed, 0.5, 7);
        assertThat(predicted.get(0).survival()).isEqualTo(1);
        assertThat(predicted.get(1).survival()).isCloseTo(Math.exp(-r * middle), within(1e-13));
        assertThat(predicted.get(1).interval().upper()).isLessThanOrEqualTo(1);
    }

    @Test
    void level_and_robust_variance_change_the_limits_alone() {
        CoxFit wide = CoxRegression.withDefaults()
                .with(new ConfidenceLevel(0.99))
                .fit(firstSet().build());
        CoxFit robust = CoxRegression.withDefaults()
                .with(RobustVariance.ALWAYS)
                .fit(firstSet().build());

        CoxCoefficient coefficient = wide.coefficients().get(0);
        assertThat(Math.log(coefficient.interval().upper()) - coefficient.estimate())
                .isCloseTo(2.5758293035489 * coefficient.standardError(), within(1e-10));
        double[][] dfbeta = robust.residuals().dfbeta();
        double sum = 0;
        for (double[] row : dfbeta) {
            sum += row[0] * row[0];
        }
        assertThat(robust.robustCovariance().orElseThrow()[0][0]).isCloseTo(sum, within(1e-14));
        assertThat(wide.robustCovariance()).isEmpty();
    }

    @Test
    void one_processor_and_many_give_the_same_bits() {
        int n = 150_000;
        SplittableRandom random = new SplittableRandom(7);
        double[] x = random.doubles(n).toArray();
        double[] y = random.doubles(n).map(value -> Math.rint(10 * value)).toArray();
        double[] times = new double[n];
        boolean[] events = new boolean[n];
        for (int i = 0; i < n; i++) {
            times[i] = Math.ceil(-1000 * Math.log(random.nextDouble()) * Math.exp(-x[i]));
            events[i] = random.nextInt(2) > 0;
        }
        CoxSample sample = CoxSample.builder(times, events)
                .covariate("x", x)
                .covariate("y", y)
                .build();
        ForkJoinPool single = new ForkJoinPool(1);

        CoxFit many = CoxRegression.withDefaults().fit(sample);
        CoxFit one =
                single.submit(() -> CoxRegression.withDefaults().fit(sample)).join();
        single.shutdown();

        assertThat(one.coefficients()).isEqualTo(many.coefficients());
        assertThat(one.logLikelihood()).isEqualTo(many.logLikelihood());
        assertThat(many.estimates()[0]).isCloseTo(1, within(0.05));
    }

    @Test
    void maximum_beside_an_outlier_of_a_million_is_a_maximum() {
        int n = 2000;
        SplittableRandom random = new SplittableRandom(3);
        double[] times = random.doubles(n).toArray();
        boolean[] events = new boolean[n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            events[i] = true;
            x[i] = random.nextDouble();
        }
        x[5] = 1e6;
        times[5] = 0.5;

        CoxFit fit = CoxRegression.withDefaults()
                .fit(CoxSample.builder(times, events).covariate("x", x).build());

        assertThat(fit.outcome()).isEqualTo(CoxOutcome.CONVERGED);
        assertThat(fit.coefficients().get(0).standardError()).isFinite();
    }

    @Test
    void arguments_are_checked_by_name_row_and_value() {
        double[] times = {1, 2};
        boolean[] events = {true, false};
        CoxSample.Builder builder = CoxSample.builder(times, events);

        assertThatThrownBy(() -> CoxSample.builder(new double[0], new boolean[0]))
                .hasMessage("there are no times");
        assertThatThrownBy(() -> CoxSample.builder(times, new boolean[1])).hasMessage("2 times for 1 events");
        assertThatThrownBy(() -> CoxSample.builder(new double[] {1, Double.NaN}, events))
                .hasMessage("time of row 1 is NaN, not finite");
        assertThatThrownBy(() -> builder.entries(new double[] {0, 2}))
                .hasMessage("row 1 enters at 2.0, not before its time 2.0");
        assertThatThrownBy(() -> builder.weights(new double[] {1, 0}))
                .hasMessage("weight of row 1 is 0.0, not finite and greater than 0");
        assertThatThrownBy(() -> builder.covariate("age", new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessage("age of row 1 is Infinity, not finite");
        assertThatThrownBy(() -> builder.category("sex", List.of("f", "m"), new int[] {0, 2}))
                .hasMessage("sex of row 1 is code 2 of 2 levels");
        assertThatThrownBy(() -> builder.category("sex", List.of("f", "f"), new int[] {0, 0}))
                .hasMessage("levels of sex are [f, f], not at least one and distinct");
        builder.covariate("age", new double[] {1, 2});
        assertThatThrownBy(() -> builder.covariate("age", new double[] {1, 2}))
                .hasMessage("covariate age is there already");
        assertThatThrownBy(() -> CoxSample.builder(times, events)
                        .entries(new double[] {0, 2 - 1e-9})
                        .build())
                .hasMessage(
                        "row 1 enters at 1.999999999, not before its time 1.999999999 once rounding error is removed");
        CoxSample weighted = builder.weights(new double[] {1, 2}).build();
        assertThatThrownBy(() -> CoxRegression.withDefaults().with(Ties.EXACT).fit(weighted))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exact ties take no weights");
        assertThatThrownBy(() -> CoxProfile.reference(weighted).with("sex", "m"))
                .hasMessage("no covariate sex that is a category");
    }
}
