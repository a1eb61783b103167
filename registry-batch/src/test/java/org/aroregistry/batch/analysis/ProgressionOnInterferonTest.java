package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.aroregistry.core.endpoint.ProgressionRule;
import org.aroregistry.core.result.FigureResult;
import org.aroregistry.core.result.FigureResult.Curve;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Section;
import org.junit.jupiter.api.Test;

/**
 * Ten incident users with the first dose on day 100, last seen on day 900 unless stated otherwise. They die after 40 and after 100 days, are
 * conditioned for a transplant after 60, are infected after 150, and are followed for 800 days otherwise. Freedom from progression by hand:
 * 9/10 at 40; nine at risk, then one censored at 60; 9/10 x 7/8 at 100; x 6/7 at 150.
 */
class ProgressionOnInterferonTest {
    private static final String START = "interferon: start_day stop_day\n100 200\n";
    private static final String SEEN = "visits: visit_day\n900\nstatus: status last_contact_day\nALIVE 900\n";

    private static String dead(int day) {
        return START + "visits: visit_day\n100\nstatus: status last_contact_day death_day\nDEAD " + day + " " + day
                + "\n";
    }

    private static List<String> incident() {
        List<String> patients = new ArrayList<>(List.of(
                dead(140),
                dead(200),
                START + SEEN + "hsct: hsct_day cond_start_rel\n170 -10\n",
                START + SEEN
                        + "infections: onset_day site_of_infection organism_class abx_route\n250 LUNG BACTERIAL IV\n"));
        for (int i = 0; i < 6; i++) {
            patients.add(START + SEEN + (i < 2 ? "labs: sample_day analyte value unit\n95 HB 95 g/L\n" : ""));
        }
        return patients;
    }

    private static StudyPopulation population(List<String> patients) {
        return Patients.population(patients.toArray(String[]::new));
    }

    private static TableResult table(List<String> patients) {
        return new ProgressionOnInterferon(Patients.ENDPOINTS, ProgressionRule.TTP_V1).compute(population(patients));
    }

    private static double estimate(TableResult table, String section, String key, int column) {
        return ((Statistic.Estimate) row(table, section, key).cells().get(column)).value();
    }

    private static long count(TableResult table, String section, String key, int column) {
        return ((Statistic.Share) row(table, section, key).cells().get(column)).n();
    }

    @Test
    void freedom_from_progression_is_kaplan_meier_censored_at_conditioning() {
        TableResult table = table(incident());

        assertThat(estimate(table, "regulator_time", "progression_free_65", 1)).isCloseTo(0.9, within(1e-12));
        assertThat(estimate(table, "regulator_time", "progression_free_165", 1))
                .isCloseTo(0.9 * 7 / 8 * 6 / 7, within(1e-12));
        assertThat(((Statistic.Estimate) row(table, "time", "median").cells().get(1)).value())
                .isNaN();
    }

    @Test
    void with_a_transplant_competing_nobody_is_censored_at_it() {
        TableResult table = table(incident());

        assertThat(estimate(table, "regulator_competing", "progression_165", 1)).isCloseTo(0.3, within(1e-12));
        assertThat(estimate(table, "regulator_competing", "conditioning_165", 1))
                .isCloseTo(0.1, within(1e-12));
    }

    @Test
    void the_ends_of_observation_are_all_patients_and_the_events_are_divided_for_the_regulator() {
        TableResult table = table(incident());

        assertThat(count(table, "regulator_outcome", "progressed", 0)).isEqualTo(3);
        assertThat(count(table, "regulator_censoring", "conditioning", 0)).isEqualTo(1);
        assertThat(count(table, "regulator_censoring", "last_assessment", 0)).isEqualTo(6);
        assertThat(count(table, "regulator_defining_event", "death", 0)).isEqualTo(2);
        assertThat(count(table, "regulator_defining_event", "sbi", 0)).isEqualTo(1);
        assertThat(row(table, "regulator_defining_event", "none").cells().get(0))
                .isEqualTo(new Statistic.Count(7, true));
        assertThat(count(table, "regulator_outcome", "censored", 0)).isEqualTo(7);
        assertThat(table.sections().stream().filter(section -> !section.regulatorOnly()))
                .extracting(Section::key)
                .containsExactly("time", "evaluable");
    }

    @Test
    void a_component_can_be_judged_where_there_is_a_baseline() {
        TableResult table = table(incident());

        assertThat(count(table, "evaluable", "hb", 0)).isEqualTo(2);
        assertThat(((Statistic.Share) row(table, "evaluable", "hb").cells().get(0)).of())
                .isEqualTo(10);
        assertThat(count(table, "evaluable", "death", 0)).isEqualTo(10);
        assertThat(count(table, "evaluable", "plt", 0)).isZero();
    }

    @Test
    void who_was_enrolled_after_the_first_dose_is_a_prevalent_user_from_enrolment_on() {
        List<String> patients = incident();
        for (int i = 0; i < 5; i++) {
            // Enrolled 10, 20, 30, 40 and 50 days after the first dose; one dies on day 120 after it.
            patients.add("patients: enrol_day\n" + (110 + 10 * i) + "\n" + (i == 0 ? dead(220) : START + SEEN));
        }

        TableResult table = table(patients);

        assertThat(table.columns()).extracting(Column::key).containsExactly("TOTAL", "INCIDENT", "PREVALENT");
        assertThat(table.columns()).extracting(Column::n).containsExactly(15L, 10L, 5L);
        assertThat(estimate(table, "regulator_time", "progression_free_65", 2)).isEqualTo(1);
        assertThat(row(table, "regulator_time", "progression_free_165").cells().get(2))
                .isEqualTo(new Statistic.NotEstimable("too few at risk"));
        assertThat(table.notes())
                .contains(
                        "Prevalent users, delayed entry: estimates are of those free of progression on day 50, the first with"
                                + " five at risk.");
    }

    @Test
    void fewer_than_five_at_risk_give_no_estimate() {
        TableResult table = table(incident().subList(0, 4));

        assertThat(row(table, "regulator_time", "progression_free_65").cells().get(0))
                .isEqualTo(new Statistic.NotEstimable("too few at risk"));
        assertThat(row(table, "time", "median").cells().get(1))
                .isEqualTo(new Statistic.NotEstimable("too few at risk"));
        assertThat(row(table, "regulator_competing", "progression_65").cells().get(0))
                .isEqualTo(new Statistic.NotEstimable("too few at risk"));
    }

    @Test
    void the_thresholds_of_the_run_are_printed_with_their_version() {
        List<String> notes = table(incident()).notes();

        assertThat(notes).anyMatch(note -> note.startsWith("Progression by definition TTP v1, the registry's own"));
        assertThat(notes).anyMatch(note -> note.contains("at least 20 g/L under baseline"));
        assertThat(notes).anyMatch(note -> note.contains("at most 50% of the baseline and under 100 x 10^9/L"));
        assertThat(notes).anyMatch(note -> note.contains("at least 50 dB worse"));
    }

    @Test
    void the_figure_has_the_curves_that_the_table_reads() {
        List<String> patients = incident();
        FigureResult figure = new ProgressionFigure(Patients.ENDPOINTS.definition("TTP_A"), ProgressionRule.TTP_V1)
                .compute(population(patients));

        assertThat(figure.curves()).extracting(Curve::key).containsExactly("TOTAL", "INCIDENT");
        assertThat(figure.notes())
                .contains(
                        "Prevalent users, delayed entry: no curve, as fewer than 5 patients were ever at risk at one time.");
        assertThat(((Statistic.Estimate)
                                figure.curves().get(1).landmarks().get(1).estimate())
                        .value())
                .isEqualTo(estimate(table(patients), "regulator_time", "progression_free_165", 1));
        assertThat(figure.comparison()).isEmpty();
    }

    @Test
    void on_treatment_nobody_is_observed_longer_than_thirty_days_after_the_last_dose() {
        TableResult table = table(incident());

        // The last dose is on day 200, so that observation ends 130 days after the first: the infection after 150 is
        // not seen.
        assertThat(count(table, "regulator_on_treatment", "progressed", 0)).isEqualTo(2);
        assertThat(estimate(table, "regulator_on_treatment", "progression_free_65", 1))
                .isCloseTo(0.9, within(1e-12));
        assertThat(row(table, "regulator_on_treatment", "progression_free_165")
                        .cells()
                        .get(1))
                .isEqualTo(new Statistic.NotEstimable("too few at risk"));
    }

    @Test
    void each_sensitivity_analysis_counts_what_its_definition_counts() {
        List<String> patients = incident();
        patients.set(
                9,
                START + SEEN
                        + "infections: onset_day site_of_infection organism_class abx_route\n200 FEVER_NO_FOCUS UNK IV\n");

        TableResult table = table(patients);

        assertThat(count(table, "regulator_s1", "progressed", 0)).isEqualTo(3);
        assertThat(count(table, "regulator_s2", "progressed", 0)).isEqualTo(4);
        assertThat(count(table, "regulator_s3", "progressed", 0)).isEqualTo(3);
        assertThat(estimate(table, "regulator_s1", "progression_free_165", 1))
                .isCloseTo(0.9 * 7 / 8 * 6 / 7, within(1e-12));
        // Death and fever on day 100 of eight at risk, the infection on day 150 of six.
        assertThat(estimate(table, "regulator_s2", "progression_free_165", 1))
                .isCloseTo(0.9 * 6 / 8 * 5 / 6, within(1e-12));
    }

    @Test
    void a_sensitivity_analysis_is_of_the_patients_whom_it_can_analyse() {
        // Enrolled 150 days after the first dose; a fever 100 days after it was progression by S2 alone, before anybody
        // observed.
        List<String> patients = incident();
        patients.set(
                9,
                "patients: enrol_day\n250\n" + START + SEEN
                        + "infections: onset_day site_of_infection organism_class abx_route\n200 FEVER_NO_FOCUS UNK IV\n");

        TableResult table = table(patients);

        assertThat(((Statistic.Share)
                                row(table, "regulator_s1", "progressed").cells().get(0))
                        .of())
                .isEqualTo(10);
        assertThat(((Statistic.Share)
                                row(table, "regulator_s2", "progressed").cells().get(0))
                        .of())
                .isEqualTo(9);
        assertThat(row(table, "regulator_s2", "progressed").cells().get(2))
                .isEqualTo(new Statistic.NotEstimable("not known in any patient"));
    }

    @Test
    void between_two_examinations_progression_has_bounds() {
        // Two of ten hear well 50 days after the first dose and badly after 200; one dies after 40, seven are free of
        // progression for 800.
        String deaf = START + SEEN
                + "hearing: exam_day ear method abr_threshold_db effusion\n90 R ABR 35 N\n150 R ABR 35 N\n300 R ABR 85 N\n";
        List<String> patients = new ArrayList<>(List.of(dead(140), deaf, deaf));
        for (int i = 0; i < 7; i++) {
            patients.add(START + SEEN);
        }

        TableResult table = table(patients);

        assertThat(bounds(table, 65, 1)).containsExactly(70, 90);
        assertThat(bounds(table, 165, 1)).containsExactly(70, 90);
        assertThat(bounds(table, 365, 1)).containsExactly(70, 70);
        assertThat(bounds(table, 365, 0)).containsExactly(70, 70);
        assertThat(estimate(table, "regulator_time", "progression_free_165", 1))
                .as("seen after 200 days")
                .isCloseTo(0.9, within(1e-12));
    }

    private static double[] bounds(TableResult table, int day, int column) {
        return List.of("least", "most").stream()
                .mapToDouble(
                        end -> ((Statistic.Amount) row(table, "regulator_s4", "progression_free_" + day + "_" + end)
                                        .cells()
                                        .get(column))
                                .value())
                .map(percent -> Math.round(percent * 1e9) / 1e9)
                .toArray();
    }

    @Test
    void who_came_under_observation_late_has_no_bounds() {
        List<String> patients = incident();
        for (int i = 0; i < 6; i++) {
            patients.add("patients: enrol_day\n150\n" + START + SEEN);
        }

        TableResult table = table(patients);

        for (int column : new int[] {0, 2}) {
            assertThat(row(table, "regulator_s4", "progression_free_65_least")
                            .cells()
                            .get(column))
                    .isEqualTo(new Statistic.NotEstimable("delayed entry"));
        }
        assertThat(bounds(table, 65, 1)).containsExactly(90, 90);
        assertThat(row(table, "regulator_s4", "progression_free_65_least").cells())
                .hasSize(3);
    }
}
