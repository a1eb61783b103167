package org.aroregistry.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.aroregistry.statistics.ConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AalenJohansenTest {

    private static final String SEEDS = "org.aroregistry.statistics.Seeds#seeds";

    /** Causes 1, 2, censored, 1, 2 at the times 1 to 5. */
    private static final CompetingRisksSample FIVE_SUBJECTS =
            CompetingRisksSample.of(2, new double[] {1, 2, 3, 4, 5}, new int[] {1, 2, 0, 1, 2});

    @Test
    void five_subjects_worked_by_hand() {
        CumulativeIncidence result = AalenJohansen.withDefaults().estimate(FIVE_SUBJECTS);

        IncidenceCurve first = result.cause(1);
        assertThat(first.at(0).incidence()).isZero();
        assertThat(first.at(1).incidence()).isCloseTo(0.2, within(1e-15));
        assertThat(first.at(4).incidence()).isCloseTo(0.5, within(1e-15));
        assertThat(first.at(4).cumulativeEvents()).isEqualTo(2);
        assertThat(first.at(4).atRisk()).isEqualTo(2);
        assertThat(first.events()).isEqualTo(2);
        assertThat(result.cause(2).at(5).incidence()).isCloseTo(0.5, within(1e-15));
        assertThat(result.eventFree().at(4).survival()).isCloseTo(0.3, within(1e-15));
        // Binomial before the first censoring; then 0.0045 + 0.032 - 0.024 + 0.0075 + 0.045.
        assertThat(first.at(2).standardError()).isCloseTo(Math.sqrt(0.032), within(1e-15));
        assertThat(first.at(4).standardError()).isCloseTo(Math.sqrt(0.065), within(1e-15));
    }

    @Test
    void gray_variance_of_five_subjects_worked_by_hand() {
        IncidenceCurve first = AalenJohansen.withDefaults()
                .with(IncidenceVariance.GRAY)
                .estimate(FIVE_SUBJECTS)
                .cause(1);

        assertThat(first.at(1).standardError()).isCloseTo(0.2, within(1e-15));
        // The value stays between events of the cause itself, also at the event of the other cause at 2.
        assertThat(first.at(2).standardError()).isEqualTo(first.at(1).standardError());
        // 0.015625 + 0.01 + 0.09.
        assertThat(first.at(4).standardError()).isCloseTo(Math.sqrt(0.115625), within(1e-14));
    }

    /** R's {@code cuminc} has a variance above 0 there; F^exp(± z se / (F log F)) is 1 then. */
    @Test
    void gray_limits_where_all_have_failed_are_one() {
        double[] times = {1, 2, 3, 4, 5, 6, 7};
        IncidenceEstimate end = AalenJohansen.withDefaults()
                .with(IncidenceVariance.GRAY)
                .with(ConfidenceTransform.LOG_LOG)
                .estimate(CompetingRisksSample.of(1, times, new int[] {1, 1, 1, 1, 1, 1, 1}))
                .cause(1)
                .at(7);

        assertThat(end.incidence()).isCloseTo(1, within(1e-12));
        assertThat(end.standardError()).isPositive();
        assertThat(end.interval()).isEqualTo(new ConfidenceInterval(1, 1));
    }

    @Test
    void gray_limits_of_an_incidence_of_one_without_error_are_one() {
        IncidenceEstimate end = AalenJohansen.withDefaults()
                .with(IncidenceVariance.GRAY)
                .with(ConfidenceTransform.LOG_LOG)
                .estimate(CompetingRisksSample.of(1, new double[] {2, 2, 2}, new int[] {1, 1, 1}))
                .cause(1)
                .at(2);

        assertThat(end.standardError()).isZero();
        assertThat(end.interval()).isEqualTo(new ConfidenceInterval(1, 1));
    }

    @Test
    void single_cause_that_takes_everybody_has_incidence_one_and_no_variance() {
        for (IncidenceVariance variance :
                new IncidenceVariance[] {IncidenceVariance.JACKKNIFE, IncidenceVariance.GREENWOOD}) {
            IncidenceEstimate end = AalenJohansen.withDefaults()
                    .with(variance)
                    .estimate(CompetingRisksSample.of(
                            1, new double[] {0, 1, 0}, new double[] {3, 4, 7}, new int[] {1, 1, 1}))
                    .cause(1)
                    .at(7);

            assertThat(end.incidence()).isEqualTo(1);
            assertThat(end.standardError()).isZero();
            assertThat(end.interval()).isEqualTo(new ConfidenceInterval(1, 1));
        }
    }

    @Test
    void cause_nobody_had_has_incidence_zero() {
        CompetingRisksSample sample = CompetingRisksSample.of(2, new double[] {1, 2}, new int[] {1, 0});

        assertThat(AalenJohansen.withDefaults().estimate(sample).cause(2).at(2).interval())
                .isEqualTo(new ConfidenceInterval(0, 0));
        assertThat(AalenJohansen.withDefaults()
                        .with(IncidenceVariance.GRAY)
                        .estimate(sample)
                        .cause(2)
                        .at(2)
                        .interval()
                        .isDefined())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void incidences_and_event_free_survival_sum_to_one(long seed) {
        CumulativeIncidence result =
                AalenJohansen.withDefaults().estimate(RandomCohort.of(seed, 80).competing());

        for (int j = 0; j < result.eventFree().points().size(); j++) {
            double sum = result.eventFree().points().get(j).survival()
                    + result.cause(1).points().get(j).incidence()
                    + result.cause(2).points().get(j).incidence();
            assertThat(sum).isCloseTo(1, within(1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void one_cause_is_one_minus_kaplan_meier_with_greenwood_error(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 80);
        int[] one = java.util.Arrays.stream(cohort.causes())
                .map(c -> Math.min(c, 1))
                .toArray();
        CompetingRisksSample sample = CompetingRisksSample.of(1, cohort.entries(), cohort.times(), one);

        CumulativeIncidence result =
                AalenJohansen.withDefaults().with(IncidenceVariance.GREENWOOD).estimate(sample);

        for (int j = 0; j < result.eventFree().points().size(); j++) {
            SurvivalPoint free = result.eventFree().points().get(j);
            IncidencePoint point = result.cause(1).points().get(j);
            assertThat(point.incidence()).isCloseTo(1 - free.survival(), within(1e-14));
            assertThat(point.standardError()).isCloseTo(free.standardError(), within(1e-14));
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void jackknife_is_the_sum_of_squared_influences(long seed) {
        RandomCohort cohort = RandomCohort.of(seed, 25);
        IncidenceCurve curve =
                AalenJohansen.withDefaults().estimate(cohort.competing()).cause(1);

        for (int j = 0; j < curve.points().size(); j++) {
            assertThat(curve.points().get(j).standardError())
                    .as("time %s", curve.points().get(j).time())
                    .isCloseTo(
                            jackknifeByDefinition(cohort, curve.points().get(j).time()), within(1e-12));
        }
    }

    /** The derivative of the estimate with respect to each subject's weight, step by step. */
    private static double jackknifeByDefinition(RandomCohort cohort, double until) {
        double[] times =
                java.util.Arrays.stream(cohort.times()).sorted().distinct().toArray();
        double sum = 0;
        for (int i = 0; i < cohort.size(); i++) {
            double survival = 1;
            double survivalInfluence = 0;
            double influence = 0;
            for (double t : times) {
                if (t > until) {
                    break;
                }
                double n = 0;
                double own = 0;
                double all = 0;
                for (int k = 0; k < cohort.size(); k++) {
                    n += cohort.entry(k) < t && t <= cohort.time(k) ? 1 : 0;
                    own += cohort.time(k) == t && cohort.causes()[k] == 1 ? 1 : 0;
                    all += cohort.time(k) == t && cohort.causes()[k] > 0 ? 1 : 0;
                }
                double y = cohort.entry(i) < t && t <= cohort.time(i) ? 1 : 0;
                double ownHazard = ((cohort.time(i) == t && cohort.causes()[i] == 1 ? 1 : 0) - y * own / n) / n;
                double allHazard = ((cohort.time(i) == t && cohort.causes()[i] > 0 ? 1 : 0) - y * all / n) / n;
                influence += survivalInfluence * own / n + survival * ownHazard;
                survivalInfluence = survivalInfluence * (1 - all / n) - survival * allHazard;
                survival *= 1 - all / n;
            }
            sum += influence * influence;
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void jackknife_equals_greenwood_when_all_enter_together(long seed) {
        CompetingRisksSample sample = RandomCohort.of(seed, 60).withoutEntry().competing();

        IncidenceCurve jackknife = AalenJohansen.withDefaults().estimate(sample).cause(2);
        IncidenceCurve greenwood = AalenJohansen.withDefaults()
                .with(IncidenceVariance.GREENWOOD)
                .estimate(sample)
                .cause(2);

        for (int j = 0; j < jackknife.points().size(); j++) {
            assertThat(jackknife.points().get(j).standardError())
                    .isCloseTo(greenwood.points().get(j).standardError(), within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource(IncidenceVariance.class)
    void row_order_and_unit_of_time_change_nothing(IncidenceVariance variance) {
        RandomCohort cohort = RandomCohort.of(7, 80);
        AalenJohansen estimator = AalenJohansen.withDefaults().with(variance);
        IncidenceCurve curve = estimator.estimate(cohort.competing()).cause(1);

        IncidenceCurve other = estimator
                .estimate(cohort.reversedRows().scaled(1 / 365.25).competing())
                .cause(1);

        assertThat(other.points()).hasSameSizeAs(curve.points());
        for (int j = 0; j < curve.points().size(); j++) {
            assertThat(other.points().get(j).incidence())
                    .isEqualTo(curve.points().get(j).incidence());
            assertThat(other.points().get(j).standardError())
                    .isCloseTo(curve.points().get(j).standardError(), within(1e-12));
        }
    }

    @Test
    void conditional_start_leaves_out_what_happened_before() {
        CompetingRisksSample later = FIVE_SUBJECTS.aliveAt(2);

        CumulativeIncidence result = AalenJohansen.withDefaults().estimate(later);

        assertThat(later.size()).isEqualTo(3);
        assertThat(result.cause(1).at(4).incidence()).isEqualTo(0.5);
        assertThatThrownBy(() -> result.cause(1).at(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time 1.0 is not at or after the start of the curve, 2.0");
    }

    @Test
    void refuses_causes_out_of_range() {
        assertThatThrownBy(() -> CompetingRisksSample.of(2, new double[] {1}, new int[] {3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cause of subject 0 is 3, not between 0 and 2");
        assertThatThrownBy(() -> CompetingRisksSample.of(0, new double[] {1}, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of causes 0 is not between 1 and 1000");
        assertThatThrownBy(() -> CompetingRisksSample.of(1, new double[] {1}, new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 times for 2 causes");
        assertThatThrownBy(() -> FIVE_SUBJECTS.causeSpecific(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cause 3 is not between 1 and 2");
    }
}
