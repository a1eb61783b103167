package org.aroregistry.batch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aroregistry.core.result.Accounting.Reason;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.AtRisk;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.Statistic;
import org.junit.jupiter.api.Test;

/** Expected values: R 4.2.2, survival 3.5-3, cmprsk 2.2-11, on transplants.csv. */
class TransplantFiguresTest {
    private static final double DIGITS = 1e-6;

    private final FigureResult survival = TransplantSurvival.byDonor(Patients.ENDPOINTS.definition("OS_HSCT1"))
            .compute(Patients.population(Patients.transplants(false)));
    private final FigureResult delayed = TransplantSurvival.byDonor(Patients.ENDPOINTS.definition("OS_HSCT1"))
            .compute(Patients.population(Patients.transplants(true)));
    private final FigureResult incidence = new GraftFailureIncidence(Patients.ENDPOINTS.definition("GF_HSCT1"))
            .compute(Patients.population(Patients.transplants(false)));
    private final FigureResult delayedIncidence = new GraftFailureIncidence(Patients.ENDPOINTS.definition("GF_HSCT1"))
            .compute(Patients.population(Patients.transplants(true)));

    private static Curve curve(FigureResult figure, String key) {
        return figure.curves().stream()
                .filter(curve -> curve.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Statistic.Estimate at(FigureResult figure, String key, String time) {
        return (Statistic.Estimate) landmark(figure, key, time);
    }

    private static Statistic landmark(FigureResult figure, String key, String time) {
        return curve(figure, key).landmarks().stream()
                .filter(landmark -> landmark.label().equals(time))
                .findFirst()
                .orElseThrow()
                .estimate();
    }

    private static void equal(Statistic.Estimate estimate, double value, double lower, double upper) {
        assertThat(estimate.value()).isCloseTo(value, within(DIGITS));
        assertThat(estimate.interval().lower()).isCloseTo(lower, within(DIGITS));
        assertThat(estimate.interval().upper()).isCloseTo(upper, within(DIGITS));
    }

    @Test
    void survival_of_all_equals_r() {
        equal(at(survival, "TOTAL", "100 days"), 0.698413, 0.469116, 0.843478);
        equal(at(survival, "TOTAL", "1 year"), 0.567460, 0.345397, 0.739356);
        equal(at(survival, "TOTAL", "2 years"), 0.515873, 0.296429, 0.697468);
        assertThat(curve(survival, "TOTAL").events()).isEqualTo(11);
    }

    @Test
    void survival_by_donor_equals_r() {
        equal(at(survival, "MATCHED_FAMILY", "1 year"), 0.800000, 0.408691, 0.945873);
        equal(at(survival, "MATCHED_UNRELATED", "1 year"), 0.389610, 0.143292, 0.632979);
        assertThat(survival.curves())
                .extracting(Curve::key)
                .containsExactly("TOTAL", "MATCHED_FAMILY", "MATCHED_UNRELATED");
    }

    @Test
    void the_median_has_log_log_limits_or_is_not_reached() {
        Statistic.Estimate median =
                curve(survival, "MATCHED_UNRELATED").median().orElseThrow();

        assertThat(median.value()).isEqualTo(240);
        assertThat(median.interval().lower()).isEqualTo(61);
        assertThat(median.interval().upper()).isNaN();
        assertThat(curve(survival, "MATCHED_FAMILY").median().orElseThrow().value())
                .isNaN();
    }

    @Test
    void groups_with_fewer_than_five_events_are_not_tested() {
        assertThat(survival.comparison()).isEmpty();
        assertThat(survival.notes())
                .contains("No test between donor groups: a group has fewer than 5 events, or there is one group only.");
    }

    @Test
    void curves_stop_where_fewer_than_five_are_at_risk() {
        // At risk at 1300, 1460, 1500, 1825 days: 5, 4, 3, 2.
        assertThat(curve(survival, "TOTAL").shownTo()).isEqualTo(1300);
        assertThat(landmark(survival, "TOTAL", "5 years")).isEqualTo(new Statistic.NotEstimable("too few at risk"));
        assertThat(curve(survival, "TOTAL").points()).allMatch(point -> point.time() <= 1300);
    }

    @Test
    void the_risk_table_counts_at_the_fixed_times() {
        assertThat(curve(survival, "TOTAL").risk())
                .startsWith(new AtRisk(0, 24, 0), new AtRisk(100, 16, 7), new AtRisk(365, 14, 10));
    }

    @Test
    void delayed_entry_equals_r() {
        equal(at(delayed, "TOTAL", "100 days"), 0.643963, 0.395800, 0.811404);
        equal(at(delayed, "TOTAL", "1 year"), 0.512542, 0.287026, 0.699144);
        equal(at(delayed, "TOTAL", "2 years"), 0.465947, 0.249072, 0.657328);
        Statistic.Estimate median = curve(delayed, "TOTAL").median().orElseThrow();
        assertThat(median.value()).isEqualTo(412);
        assertThat(median.interval().lower()).isEqualTo(75);
        assertThat(median.interval().upper()).isNaN();
        assertThat(curve(delayed, "TOTAL").points())
                .filteredOn(point -> List.of(15.0, 96.0, 240.0, 412.0).contains(point.time()))
                .extracting(FigureResult.Point::atRisk)
                .containsExactly(19L, 15L, 14L, 11L);
        assertThat(delayed.notes())
                .contains(
                        "Patients are at risk from their enrolment on (delayed entry); patients who entered after time zero: 5.");
    }

    @Test
    void incidences_of_graft_failure_and_death_equal_r() {
        assertThat(incidence.kind()).isEqualTo(FigureResult.Kind.STACKED_INCIDENCE);
        equal(at(incidence, "GRAFT_FAILURE", "28 days"), 0.083333, 0.014429, 0.232978);
        equal(at(incidence, "GRAFT_FAILURE", "100 days"), 0.171053, 0.053463, 0.344863);
        equal(at(incidence, "GRAFT_FAILURE", "180 days"), 0.214912, 0.078094, 0.395695);
        equal(at(incidence, "DEATH", "100 days"), 0.214912, 0.078094, 0.395695);
        equal(at(incidence, "DEATH", "1 year"), 0.302632, 0.134403, 0.490741);
    }

    @Test
    void with_delayed_entry_a_failure_on_the_day_of_enrolment_is_dropped_and_counted() {
        assertThat(at(delayedIncidence, "GRAFT_FAILURE", "100 days").value()).isCloseTo(0.157895, within(DIGITS));
        assertThat(at(delayedIncidence, "DEATH", "100 days").value()).isCloseTo(0.263158, within(DIGITS));
        assertThat(delayedIncidence.accounting().losses())
                .containsExactly(new Reason("NEVER_AT_RISK", "Observation ended before it began", 1));
        assertThat(delayedIncidence.accounting().analysed()).isEqualTo(23);
    }

    @Test
    void donor_groups_with_five_events_each_are_compared_by_log_rank() {
        // Two groups of 6 who die on days 10 to 60 and 15 to 65: worked by hand with R's survdiff conventions.
        String[] tables = new String[12];
        for (int i = 0; i < 12; i++) {
            int death = 1000 + (i < 6 ? 10 * (i + 1) : 10 * (i - 5) + 5);
            tables[i] = "hsct: hsct_day donor_type\n1000 " + (i < 6 ? "MSD" : "MUD")
                    + "\nstatus: status last_contact_day death_day\nDEAD " + death + " " + death;
        }
        double expected = 0;
        double variance = 0;
        int[] left = {6, 6};
        for (int event = 0; event < 12; event++) {
            double n = left[0] + left[1];
            expected += left[0] / n;
            variance += left[0] * left[1] / (n * n);
            left[event % 2]--;
        }

        FigureResult figure = TransplantSurvival.byDonor(Patients.ENDPOINTS.definition("OS_HSCT1"))
                .compute(Patients.population(tables));

        assertThat(figure.comparison())
                .hasValueSatisfying(test -> assertThat(test.degreesOfFreedom()).isEqualTo(1));
        assertThat(figure.comparison().orElseThrow().statistic())
                .isCloseTo((6 - expected) * (6 - expected) / variance, within(1e-12));
    }

    @Test
    void without_transplants_there_is_a_figure_without_curves() {
        FigureResult empty = TransplantSurvival.byDonor(Patients.ENDPOINTS.definition("OS_HSCT1"))
                .compute(Patients.population("", ""));

        assertThat(empty.curves()).isEmpty();
        assertThat(empty.accounting().exclusions()).containsExactly(new Reason("NO_TRANSPLANT", "No transplant", 2));
    }

    @Test
    void median_follow_up_is_by_reverse_kaplan_meier() {
        // Four alive at 100, 200, 300, 400 days and one dead at 150: censorings are the events, at 200 half are left.
        String[] tables = new String[5];
        int[] days = {100, 200, 300, 400, 150};
        for (int i = 0; i < 5; i++) {
            int end = 1000 + days[i];
            tables[i] = "hsct: hsct_day\n1000\nstatus: status last_contact_day death_day\n"
                    + (i == 4 ? "DEAD " + end + " " + end : "ALIVE " + end + " .");
        }

        FigureResult figure = TransplantSurvival.byDonor(Patients.ENDPOINTS.definition("OS_HSCT1"))
                .compute(Patients.population(tables));

        // 1 - 1/5 at 100, x 2/3 at 200 = 0.533, x 1/2 at 300 = 0.267.
        assertThat(figure.curves().get(0).medianFollowUp().orElseThrow().value())
                .isEqualTo(300);
    }

    @Test
    void survival_by_age_and_by_era_divides_the_same_transplants() {
        String[] tables = {
            "hsct: hsct_day hsct_year\n364 1999", "hsct: hsct_day hsct_year\n365 2000",
                    "hsct: hsct_day hsct_year\n729 2009",
            "hsct: hsct_day hsct_year\n730 2010", "hsct: hsct_day hsct_year\n900 2031", "hsct: hsct_day\n900"
        };
        StudyPopulation population = Patients.population(tables);
        FigureResult age = TransplantSurvival.byAge(Patients.ENDPOINTS.definition("OS_HSCT1"))
                .compute(population);
        FigureResult era = TransplantSurvival.byEra(Patients.ENDPOINTS.definition("OS_HSCT1"))
                .compute(population);

        assertThat(age.id()).isEqualTo("F02");
        assertThat(age.curves())
                .extracting(FigureResult.Curve::key)
                .containsExactly("TOTAL", "AGE_UNDER_1", "AGE_1", "AGE_FROM_2");
        assertThat(age.curves()).extracting(FigureResult.Curve::patients).containsExactly(6L, 1L, 2L, 3L);
        assertThat(era.id()).isEqualTo("F02_ERA");
        assertThat(era.curves())
                .extracting(FigureResult.Curve::key)
                .containsExactly("TOTAL", "BEFORE_2000", "FROM_2000", "FROM_2010", "FROM_2020", "UNKNOWN");
        assertThat(era.curves()).extracting(FigureResult.Curve::patients).containsExactly(6L, 1L, 2L, 1L, 1L, 1L);
        assertThat(era.notes())
                .contains("No test between eras: a group has fewer than 5 events, or there is one group only.");
    }
}
