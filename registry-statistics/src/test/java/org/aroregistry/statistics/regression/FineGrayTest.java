package org.aroregistry.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.aroregistry.statistics.survival.CompetingRisksSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FineGrayTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";

    @Test
    void four_subjects_worked_by_hand() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, new double[] {1, 2, 3, 4}, new int[] {2, 1, 1, 0});

        FineGrayFit fit = FineGray.withDefaults().fit(sample, 1, new double[] {0, 1, 0, 1});

        // r/(2 + 2r) 1/(2 + r) is largest at r² = 2.
        assertThat(fit.outcome()).isEqualTo(FineGrayOutcome.ESTIMATED);
        assertThat(fit.coefficient(0)).isCloseTo(Math.log(2) / 2, within(1e-14));
        assertThat(fit.nullLogLikelihood()).isCloseTo(-Math.log(12), within(1e-14));
        double r = Math.sqrt(2);
        assertThat(fit.logLikelihood()).isCloseTo(Math.log(r / ((2 + 2 * r) * (2 + r))), within(1e-14));
        assertThat(fit.baselineTimes()).containsExactly(2, 3);
        assertThat(fit.baselineCumulativeHazards()[1]).isCloseTo(1 / (2 + 2 * r) + 1 / (2 + r), within(1e-14));
        assertThat(fit.cumulativeIncidence(1.9, 1)).isZero();
        assertThat(fit.cumulativeIncidence(2.5, 1)).isCloseTo(1 - Math.exp(-r / (2 + 2 * r)), within(1e-14));
        assertThat(fit.cumulativeIncidence(99, 1)).isEqualTo(fit.cumulativeIncidence(3, 1));
    }

    @ParameterizedTest
    @EnumSource(CensoringWeights.class)
    void censoring_fades_a_competing_event(CensoringWeights weights) {
        CompetingRisksSample sample =
                CompetingRisksSample.of(2, new double[] {1, 2, 2.5, 3, 4}, new int[] {2, 1, 0, 1, 0});

        FineGrayFit fit = FineGray.withDefaults().with(weights).fit(sample, 1, new double[] {0, 1, 0, 0, 1});

        // One of three is censored at 2.5, so r/(3 + 2r) 1/(2/3 + 1 + r) is largest at 2 r² = 5.
        assertThat(fit.coefficient(0)).isCloseTo(Math.log(2.5) / 2, within(1e-14));
    }

    @Test
    void event_and_censoring_at_one_time_tell_the_weights_apart() {
        CompetingRisksSample sample =
                CompetingRisksSample.of(2, new double[] {1, 2, 2, 3, 4}, new int[] {2, 1, 0, 1, 0});
        double[] covariate = {0, 1, 0, 0, 1};

        double atRisk = FineGray.withDefaults().fit(sample, 1, covariate).coefficient(0);
        double gone = FineGray.withDefaults()
                .with(CensoringWeights.GESKUS)
                .fit(sample, 1, covariate)
                .coefficient(0);

        // G is 3/4 if the event at 2 is at risk of censoring, 2/3 if it is not: r² = 3 (1 + G) / 2.
        assertThat(atRisk).isCloseTo(Math.log(3 * 1.75 / 2) / 2, within(1e-14));
        assertThat(gone).isCloseTo(Math.log(3 * (5 / 3.0) / 2) / 2, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void no_competing_events_is_the_cox_model_with_breslow_ties(long seed) {
        Cohort cohort = Cohort.of(seed, 60, true);
        int[] one = Arrays.stream(cohort.causes).map(c -> c == 2 ? 0 : c).toArray();
        boolean[] events = new boolean[one.length];
        for (int i = 0; i < one.length; i++) {
            events[i] = one[i] == 1;
        }
        CoxFit cox = CoxRegression.withDefaults()
                .with(Ties.BRESLOW)
                .with(RobustVariance.ALWAYS)
                .fit(CoxSample.builder(cohort.times, events)
                        .covariate("x", cohort.x)
                        .covariate("y", cohort.y)
                        .build());

        FineGrayFit fit =
                FineGray.withDefaults().fit(CompetingRisksSample.of(1, cohort.times, one), 1, cohort.x, cohort.y);

        assertEqual(fit, cox, 1e-10);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void fading_risk_sets_are_weighted_rows_of_a_cox_model(long seed) {
        Cohort cohort = Cohort.of(seed, 50, true);
        for (boolean delayed : new boolean[] {false, true}) {
            for (Ties ties : new Ties[] {Ties.BRESLOW, Ties.EFRON}) {
                CoxFit cox = CoxRegression.withDefaults()
                        .with(ties)
                        .with(RobustVariance.ALWAYS)
                        .fit(cohort.weightedRows(delayed));

                FineGrayFit fit = FineGray.withDefaults()
                        .with(CensoringWeights.GESKUS)
                        .with(ties)
                        .fit(cohort.sample(delayed), 1, cohort.x, cohort.y);

                assertEqual(fit, cox, 1e-9);
                assertThat(fit.expandedRows()).isEqualTo(cohort.rowsOfFinegray(delayed));
            }
        }
    }

    private static void assertEqual(FineGrayFit fit, CoxFit cox, double tolerance) {
        assertThat(fit.outcome()).isEqualTo(FineGrayOutcome.ESTIMATED);
        assertThat(fit.logLikelihood()).isCloseTo(cox.logLikelihood(), within(tolerance * 100));
        for (int k = 0; k < 2; k++) {
            assertThat(fit.coefficient(k)).isCloseTo(cox.estimates()[k], within(tolerance));
            assertThat(fit.naiveStandardError(k)).isCloseTo(Math.sqrt(cox.covariance()[k][k]), within(tolerance));
            for (int l = 0; l < 2; l++) {
                assertThat(fit.covariance(k, l))
                        .isCloseTo(cox.robustCovariance().orElseThrow()[k][l], within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void variance_includes_the_error_of_the_censoring_distribution(long seed) {
        Cohort cohort = Cohort.of(seed, 30, false);
        FineGrayFit fit = FineGray.withDefaults().fit(cohort.sample(false), 1, cohort.x);
        FineGrayFit known =
                FineGray.withDefaults().with(CensoringWeights.GESKUS).fit(cohort.sample(false), 1, cohort.x);
        double beta = fit.coefficient(0);
        double[] part = new double[cohort.size()];
        for (int i = 0; i < part.length; i++) {
            part[i] = cohort.scoreWithout(i, beta);
        }

        // Without ties the two weights agree. What a subject's censoring does to the score: more hazard of censoring at
        // c changes the score by
        // q(c), and the subject changes that hazard by its martingale over the number at risk.
        assertThat(known.coefficient(0)).isCloseTo(beta, within(1e-12));
        for (int c = 0; c < part.length; c++) {
            if (cohort.causes[c] > 0) {
                continue;
            }
            double step = 1e-4;
            double q = (cohort.score(beta, c, step) - cohort.score(beta, c, -step)) / (2 * step);
            double n = cohort.atRisk(cohort.times[c]);
            part[c] += q / n;
            for (int i = 0; i < part.length; i++) {
                part[i] -= cohort.times[i] >= cohort.times[c] ? q / (n * n) : 0;
            }
        }
        double squares = Arrays.stream(part).map(value -> value * value).sum();
        double information = 1 / (fit.naiveStandardError(0) * fit.naiveStandardError(0));
        assertThat(fit.standardError(0)).isCloseTo(Math.sqrt(squares) / information, within(1e-7));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void order_of_rows_and_units_change_nothing_else(long seed) {
        Cohort cohort = Cohort.of(seed, 60, true);
        int n = cohort.size();
        int[] reversed = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
        double[] x = Arrays.stream(reversed)
                .mapToDouble(i -> 1e6 + 100 * cohort.x[i])
                .toArray();
        double[] y = Arrays.stream(reversed).mapToDouble(i -> cohort.y[i]).toArray();
        CompetingRisksSample sample = CompetingRisksSample.of(
                2,
                Arrays.stream(reversed).mapToDouble(i -> cohort.times[i] * 0.25).toArray(),
                Arrays.stream(reversed).map(i -> cohort.causes[i]).toArray());

        FineGrayFit fit = FineGray.withDefaults().fit(cohort.sample(false), 1, cohort.x, cohort.y);
        FineGrayFit other = FineGray.withDefaults().fit(sample, 1, y, x);

        assertThat(other.coefficient(1) * 100).isCloseTo(fit.coefficient(0), within(1e-9));
        assertThat(other.standardError(1) * 100).isCloseTo(fit.standardError(0), within(1e-9));
        assertThat(other.covariance(0, 1) * 100).isCloseTo(fit.covariance(1, 0), within(1e-9));
        assertThat(other.cumulativeIncidence(10, 0.5, 1e6 + 100))
                .isCloseTo(fit.cumulativeIncidence(40, 1, 0.5), within(1e-9));
    }

    @Test
    void nobody_with_the_cause_leaves_nothing_to_estimate() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, new double[] {1, 2}, new int[] {2, 0});

        FineGrayFit fit = FineGray.withDefaults().fit(sample, 1, new double[] {0, 1});

        assertThat(fit.outcome()).isEqualTo(FineGrayOutcome.NO_EVENTS);
        assertThat(fit.coefficient(0)).isNaN();
        assertThat(fit.standardError(0)).isNaN();
        assertThat(fit.pValue(0)).isNaN();
        assertThat(fit.hazardRatioInterval(0).isDefined()).isFalse();
        assertThat(fit.likelihoodRatioTest().isInformative()).isFalse();
        assertThat(fit.cumulativeIncidence(1, 0)).isNaN();
        assertThat(fit.baselineTimes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void group_without_events_makes_the_likelihood_monotone(long seed) {
        Cohort cohort = Cohort.of(seed, 60, true);
        double[] group = new double[cohort.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = cohort.causes[i] != 1 && i % 3 == 0 ? 1 : 0;
        }

        FineGrayFit fit = FineGray.withDefaults().fit(cohort.sample(false), 1, cohort.x, group);

        assertThat(fit.outcome()).isEqualTo(FineGrayOutcome.MONOTONE);
        assertThat(fit.coefficient(1)).isNaN();
        assertThat(fit.logLikelihood()).isGreaterThan(fit.nullLogLikelihood());
    }

    @Test
    void covariates_that_do_not_vary_or_repeat_others_are_singular() {
        Cohort cohort = Cohort.of(3, 60, true);
        CompetingRisksSample sample = cohort.sample(false);
        double[] constant = new double[cohort.size()];
        Arrays.fill(constant, 0.1);
        double[] sum = new double[cohort.size()];
        Arrays.setAll(sum, i -> 1000 * cohort.x[i] - cohort.y[i] / 7 + 3);

        assertThat(FineGray.withDefaults().fit(sample, 1, cohort.x, constant).outcome())
                .isEqualTo(FineGrayOutcome.SINGULAR);
        assertThat(FineGray.withDefaults()
                        .fit(sample, 1, cohort.x, cohort.y, sum)
                        .outcome())
                .isEqualTo(FineGrayOutcome.SINGULAR);
    }

    @Test
    void risk_set_that_empties_after_a_competing_event_leaves_weights_undefined() {
        CompetingRisksSample sample = CompetingRisksSample.of(
                2, new double[] {0, 0, 3, 3, 3}, new double[] {1, 2, 4, 5, 6}, new int[] {2, 1, 1, 1, 0});

        FineGrayFit fit =
                FineGray.withDefaults().with(CensoringWeights.GESKUS).fit(sample, 1, new double[] {0, 1, 0, 1, 0});

        assertThat(fit.outcome()).isEqualTo(FineGrayOutcome.UNDEFINED_WEIGHTS);
    }

    @Test
    void weights_beyond_the_range_of_numbers_are_undefined() {
        // Each enters alone after the one before has left but one: the weights grow by a factor of 2 per entry.
        int n = 3000;
        double[] entries = new double[n];
        double[] times = new double[n];
        int[] causes = new int[n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            entries[i] = 2 * i;
            times[i] = 2 * i + 3;
            causes[i] = i == 0 ? 2 : 1;
            x[i] = i % 2;
        }

        FineGrayFit fit = FineGray.withDefaults()
                .with(CensoringWeights.GESKUS)
                .fit(CompetingRisksSample.of(2, entries, times, causes), 1, x);

        // 2^3000 is no number, which must be told rather than computed with.
        assertThat(fit.outcome()).isEqualTo(FineGrayOutcome.UNDEFINED_WEIGHTS);
    }

    @Test
    void refuses_what_it_cannot_fit() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, new double[] {1, 2}, new int[] {1, 2});
        CompetingRisksSample delayed =
                CompetingRisksSample.of(1, new double[] {0, 1}, new double[] {1, 2}, new int[] {1, 0});
        FineGray model = FineGray.withDefaults();

        assertThatThrownBy(() -> model.fit(sample, 0, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cause 0 is not between 1 and 2");
        assertThatThrownBy(() -> model.fit(sample, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no covariates");
        assertThatThrownBy(() -> model.fit(sample, 1, new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 values of covariate 1 for 2 subjects");
        assertThatThrownBy(() -> model.fit(sample, 1, new double[] {0, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("covariate 0 of subject 1 is NaN, not finite");
        assertThatThrownBy(() -> model.fit(delayed, 1, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the weights FINE_GRAY are not defined for samples with delayed entry");
        assertThatThrownBy(() -> model.with(Ties.EFRON).fit(sample, 1, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ties EFRON are defined with the weights GESKUS only");
        assertThatThrownBy(() -> model.with(Ties.EXACT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ties EXACT are not defined for weighted risk sets");
    }

    /** A random cohort with two causes and two covariates, and the weights by their definition. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Cohort(double[] entries, double[] times, int[] causes, double[] x, double[] y) {

        static Cohort of(long seed, int size, boolean ties) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] entries = new double[size];
            double[] times = new double[size];
            int[] causes = new int[size];
            double[] x = new double[size];
            double[] y = new double[size];
            for (int i = 0; i < size; i++) {
                entries[i] = i % 3 == 0 ? random.nextInt(10) : 0;
                times[i] = entries[i] + (ties ? 1 + random.nextInt(60) : 1 + 60 * random.nextDouble());
                causes[i] = random.nextInt(3);
                x[i] = random.nextInt(2);
                y[i] = random.nextDouble();
            }
            // Some from the start to the end, so that the risk set never empties.
            for (int i = 0; i < 3; i++) {
                entries[i] = 0;
                times[i] = 80 + i;
                causes[i] = 0;
            }
            return new Cohort(entries, times, causes, x, y);
        }

        int size() {
            return times.length;
        }

        CompetingRisksSample sample(boolean delayed) {
            return delayed
                    ? CompetingRisksSample.of(2, entries, times, causes)
                    : CompetingRisksSample.of(2, times, causes);
        }

        int atRisk(double time) {
            return (int) Arrays.stream(times).filter(t -> t >= time).count();
        }

        /** One row per subject, and after a competing event one more up to each event time. */
        CoxSample weightedRows(boolean delayed) {
            List<double[]> rows = new ArrayList<>();
            double[] eventTimes = IntStream.range(0, size())
                    .filter(i -> causes[i] == 1)
                    .mapToDouble(i -> times[i])
                    .sorted()
                    .distinct()
                    .toArray();
            for (int i = 0; i < size(); i++) {
                double before = times[i];
                rows.add(new double[] {delayed ? entries[i] : -1, before, causes[i] == 1 ? 1 : 0, 1, i});
                for (double time : eventTimes) {
                    if (causes[i] == 2 && time > times[i]) {
                        rows.add(new double[] {before, time, 0, weight(times[i], time, delayed), i});
                        before = time;
                    }
                }
            }
            boolean[] events = new boolean[rows.size()];
            for (int r = 0; r < events.length; r++) {
                events[r] = rows.get(r)[2] == 1;
            }
            return CoxSample.builder(column(rows, 1).map(t -> t + 1).toArray(), events)
                    .entries(column(rows, 0).map(t -> t + 1).toArray())
                    .weights(column(rows, 3).toArray())
                    .clusters(column(rows, 4).mapToInt(i -> (int) i).toArray())
                    .covariate("x", column(rows, 4).map(i -> x[(int) i]).toArray())
                    .covariate("y", column(rows, 4).map(i -> y[(int) i]).toArray())
                    .build();
        }

        /** A row per subject, and after a competing event one per interval between changes of the weight that holds events. */
        long rowsOfFinegray(boolean delayed) {
            double[] changes = DoubleStream.concat(
                            IntStream.range(0, size())
                                    .filter(i -> causes[i] == 0)
                                    .mapToDouble(i -> times[i]),
                            Arrays.stream(delayed ? entries : new double[0]))
                    .distinct()
                    .toArray();
            long rows = size();
            for (int i = 0; i < size(); i++) {
                double own = times[i];
                long before = Arrays.stream(changes).filter(c -> c < own).count();
                rows += causes[i] != 2
                        ? 0
                        : IntStream.range(0, size())
                                .filter(d -> causes[d] == 1 && times[d] > own)
                                .mapToLong(d -> Arrays.stream(changes)
                                        .filter(c -> c < times[d])
                                        .count())
                                .filter(interval -> interval > before)
                                .distinct()
                                .count();
            }
            return rows;
        }

        private static DoubleStream column(List<double[]> rows, int column) {
            return rows.stream().mapToDouble(row -> row[column]);
        }

        /** G(t-) H(t-) over the same at s, G from censorings and H from entries, each at risk by its definition. */
        double weight(double s, double t, boolean delayed) {
            double weight = 1;
            for (double c : Arrays.stream(times).distinct().toArray()) {
                double censored = 0;
                double atRisk = 0;
                for (int i = 0; i < size(); i++) {
                    boolean gone = times[i] == c && causes[i] == 0;
                    censored += gone ? 1 : 0;
                    atRisk += (!delayed || entries[i] < c) && (times[i] > c || gone) ? 1 : 0;
                }
                weight *= s <= c && c < t && censored > 0 ? 1 - censored / atRisk : 1;
            }
            for (double e : Arrays.stream(entries).distinct().toArray()) {
                double entering = 0;
                double present = 0;
                for (int i = 0; i < size(); i++) {
                    entering += entries[i] == e ? 1 : 0;
                    present += entries[i] <= e && e < times[i] ? 1 : 0;
                }
                weight /= delayed && s <= e && e < t ? 1 - entering / present : 1;
            }
            return weight;
        }

        /** Score of the coefficient of x alone, with the hazard of censoring at subject c's time raised. */
        double score(double beta, int c, double raised) {
            double score = 0;
            for (int d = 0; d < size(); d++) {
                score += causes[d] == 1 ? x[d] - mean(d, beta, c, raised) : 0;
            }
            return score;
        }

        private double mean(int event, double beta, int c, double raised) {
            double sum = 0;
            double moment = 0;
            for (int i = 0; i < size(); i++) {
                double risk = riskAt(event, i, beta, c, raised);
                sum += risk;
                moment += risk * x[i];
            }
            return moment / sum;
        }

        private double riskAt(int event, int i, double beta, int c, double raised) {
            double time = times[event];
            if (times[i] >= time) {
                return Math.exp(beta * x[i]);
            }
            if (causes[i] != 2) {
                return 0;
            }
            double change = times[i] <= times[c] && times[c] < time ? 1 - raised : 1;
            return Math.exp(beta * x[i]) * weight(times[i], time, false) * change;
        }

        /** A subject's own part of the score, weights taken as known. */
        double scoreWithout(int subject, double beta) {
            double part = 0;
            for (int d = 0; d < size(); d++) {
                if (causes[d] == 1) {
                    double difference = x[subject] - mean(d, beta, d, 0);
                    double sum = 0;
                    for (int i = 0; i < size(); i++) {
                        sum += riskAt(d, i, beta, d, 0);
                    }
                    part += (d == subject ? difference : 0) - difference * riskAt(d, subject, beta, d, 0) / sum;
                }
            }
            return part;
        }
    }
}
