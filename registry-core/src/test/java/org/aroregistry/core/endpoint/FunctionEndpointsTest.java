package org.aroregistry.core.endpoint;

import static org.aroregistry.core.endpoint.Derived.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** First transplant on day 300 of life, or first dose of interferon on day 300; alive on day 1000. */
class FunctionEndpointsTest {
    private static final String HSCT = "hsct: hsct_day\n300\n";
    private static final String EYES = HSCT + "vision: exam_day eye va_category disc\n";
    private static final String EARS = HSCT + "hearing: exam_day ear method abr_threshold_db effusion\n";

    @ParameterizedTest(name = "baseline {0}: {1}")
    @CsvSource({
        "'209 OD 0;209 OS 0', NOT_EVALUABLE NO_BASELINE",
        "'210 OD 0;210 OS 0', 0 200 LAST_EYE_EXAM vision-3",
        "'300 OD 0;300 OS 0', 0 200 LAST_EYE_EXAM vision-3",
        "'301 OD 0;301 OS 0', NOT_EVALUABLE NO_BASELINE",
        "'290 OD 5;290 OS 2', 0 200 LAST_EYE_EXAM vision-3",
        "'290 OD 5;290 OS 3', NOT_EVALUABLE IMPAIRED_AT_BASELINE",
        "'290 OU 2', 0 200 LAST_EYE_EXAM vision-2",
        // One bad eye says nothing of the other one; one good eye is enough.
        "'290 OD 4', NOT_EVALUABLE NO_BASELINE",
        "'290 OD 1', 0 200 LAST_EYE_EXAM vision-2",
        "'290 OD 9;290 OS 9', NOT_EVALUABLE NO_BASELINE",
        // The last one in the window counts.
        "'250 OU 4;290 OU 2', 0 200 LAST_EYE_EXAM vision-3"
    })
    void sight_to_preserve_is_that_of_the_better_eye_before_the_transplant(String baseline, String expected) {
        String rows = (baseline + ";500 OU 1").replace(";", " NORMAL\n") + " NORMAL";

        assertThat(row("VIS_PRES_HSCT1", EYES + rows)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'400 OU 3', 0 100 VISION_LOST vision-2",
        "'400 OU 2', 0 100 LAST_EYE_EXAM vision-2",
        "'400 OD 5;400 OS 2', 0 100 LAST_EYE_EXAM vision-3",
        "'400 OD 5;400 OS 3', 0 100 VISION_LOST vision-3",
        "'400 OU 3;428 OU 4', 0 100 VISION_LOST vision-2",
        "'400 OU 3;427 OU 4', 0 127 VISION_LOST vision-3",
        "'400 OU 3;428 OU 2', 0 128 LAST_EYE_EXAM vision-3",
        "'400 OU 3;428 OU 9', 0 100 VISION_LOST vision-2"
    })
    void loss_of_sight_is_confirmed_after_four_weeks_or_was_seen_last(String rows, String expected) {
        assertThat(row("VIS_PRES_HSCT1", EYES + "290 OU 0 NORMAL\n" + rows.replace(";", " PALLOR\n") + " PALLOR"))
                .isEqualTo(expected);
    }

    @Test
    void death_competes_with_the_loss_of_sight() {
        assertThat(
                        row(
                                "VIS_PRES_HSCT1",
                                EYES
                                        + "290 OU 0 NORMAL\n350 OU 0 NORMAL\nstatus: status last_contact_day death_day\nDEAD 400 400"))
                .isEqualTo("0 100 DEATH status-1");
    }

    @Test
    void who_was_not_examined_after_the_transplant_was_never_at_risk() {
        assertThat(row("VIS_PRES_HSCT1", EYES + "290 OU 0 NORMAL")).isEqualTo("NEVER_AT_RISK");
    }

    @ParameterizedTest(name = "{0} before {1}: {2}")
    @CsvSource({
        "35, 400 60, NOT_EVALUABLE IMPAIRED_AT_BASELINE",
        "34, 400 34, 0 100 LAST_EAR_EXAM hearing-3",
        "34, 400 35, 0 100 HEARING_LOST hearing-3"
    })
    void hearing_is_lost_from_thirty_five_decibels_on(int before, String later, String expected) {
        String both = "290 R ABR " + before + " N\n290 L ABR 90 N\n";
        String[] parts = later.split(" ");

        assertThat(row(
                        "HEAR_PRES_HSCT1",
                        EARS + both + parts[0] + " R ABR " + parts[1] + " N\n" + parts[0] + " L ABR 90 N"))
                .isEqualTo(expected);
    }

    @Test
    void an_ear_with_fluid_tells_nothing() {
        assertThat(row("HEAR_PRES_HSCT1", EARS + "290 BOTH ABR 20 N\n350 BOTH ABR 20 N\n400 BOTH ABR 50 Y"))
                .isEqualTo("0 50 LAST_EAR_EXAM hearing-2");
        assertThat(row(
                        "HEAR_PRES_HSCT1",
                        EARS + "290 BOTH ABR 20 N\n350 BOTH ABR 20 N\n400 R ABR 50 N\n400 L ABR 10 Y"))
                .as("the other ear may hear")
                .isEqualTo("0 50 LAST_EAR_EXAM hearing-2");
    }

    @ParameterizedTest(name = "baseline on day {0}: {1}")
    @CsvSource({
        "119, NOT_EVALUABLE NO_BASELINE",
        "120, 0 200 VISION_LOST vision-2",
        "314, 0 200 VISION_LOST vision-2",
        "315, NOT_EVALUABLE NO_BASELINE"
    })
    void on_interferon_the_baseline_is_that_of_progression(int day, String expected) {
        assertThat(row(
                        "VIS_PRES_IFN",
                        "interferon: start_day\n300\nvision: exam_day eye va_category disc\n" + day
                                + " OU 0 NORMAL\n500 OU 4 ATROPHY"))
                .isEqualTo(expected);
    }

    private static String transfused(String days, String labs) {
        return HSCT + "transfusions: start_day product\n" + days.replace(";", "\n")
                + "\nlabs: sample_day analyte value unit\n" + labs.replace(";", "\n");
    }

    @ParameterizedTest(name = "transfused {0}, counts {1}: {2}")
    @CsvSource({
        // The day after the last one, if haemoglobin is high enough 60 days later.
        "'310 RBC;320 RBC', '381 HB 80 g/L', 0 21 RBC_INDEPENDENT labs-1",
        "'310 RBC;320 RBC', '380 HB 80 g/L', 0 700 LAST_CONTACT status-1",
        "'310 RBC;320 RBC', '381 HB 79 g/L', 0 700 LAST_CONTACT status-1",
        "'310 RBC;320 RBC', '381 HB 79 g/L;400 HB 90 g/L', 0 21 RBC_INDEPENDENT labs-2",
        "'310 RBC;371 RBC', '370 HB 90 g/L;450 HB 90 g/L', 0 72 RBC_INDEPENDENT labs-2",
        "'310 RBC;372 RBC', '371 HB 90 g/L;450 HB 90 g/L', 0 11 RBC_INDEPENDENT labs-1",
        // Never transfused after the infusion; other products do not matter.
        "'290 RBC;320 PLT', '360 HB 90 g/L', 0 0.5 RBC_INDEPENDENT labs-1",
        "'310 RBC', '320 HB 90 g/L', NOT_EVALUABLE NO_COUNTS"
    })
    void red_cells_are_needed_no_more_after_sixty_days_without(String days, String labs, String expected) {
        assertThat(row("RBC_TI_HSCT1", transfused(days, labs))).isEqualTo(expected);
    }

    @Test
    void without_the_file_the_last_transfusion_of_the_report_is_taken() {
        String tables = HSCT + "engraftment: last_rbc_rel\n25\nlabs: sample_day analyte value unit\n386 HB 85 g/L";

        assertThat(row("RBC_TI_HSCT1", Derived.facts(tables, Set.of("labs", "engraftment"))))
                .isEqualTo("0 26 RBC_INDEPENDENT labs-1");
        assertThat(row("RBC_TI_HSCT1", Derived.facts(HSCT, Set.of("labs"))))
                .isEqualTo("NOT_EVALUABLE FILE_NEVER_DELIVERED");
        assertThat(row("PLT_TI_HSCT1", Derived.facts(tables, Set.of("labs", "engraftment"))))
                .isEqualTo("NOT_EVALUABLE FILE_NEVER_DELIVERED");
    }

    @ParameterizedTest(name = "transfused {0}, counts {1}: {2}")
    @CsvSource({
        "'315 PLT', '325 PLT 25 10^9/L;330 PLT 30 10^9/L', 0 16 PLT_INDEPENDENT labs-2",
        "'315 PLT', '325 PLT 19 10^9/L;330 PLT 30 10^9/L', 0 700 LAST_CONTACT status-1",
        "'315 PLT', '325 PLT 25 10^9/L;329 PLT 30 10^9/L', 0 700 LAST_CONTACT status-1"
    })
    void platelets_stay_high_for_fourteen_days_without(String days, String labs, String expected) {
        assertThat(row("PLT_TI_HSCT1", transfused(days, labs))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "dependent before {0}, transfused {1}: {2}")
    @CsvSource({
        "N, '100 RBC;189 RBC', 0 129 RBC_DEPENDENT transfusions-2",
        "N, '100 RBC;190 RBC', 0 240 FIRST_CONDITIONING hsct-1",
        "N, '200 RBC;301 RBC;302 RBC', 0 240 FIRST_CONDITIONING hsct-1",
        "Y, '100 RBC;110 RBC', NOT_EVALUABLE TRANSFUSION_DEPENDENT",
        "UNK, '100 RBC;110 RBC', NOT_EVALUABLE NO_BASELINE"
    })
    void before_a_transplant_two_transfusions_in_ninety_days_are_dependence(
            String before, String days, String expected) {
        assertThat(row(
                        "RBC_TD_DX",
                        "baseline: dx_day aro_type transfusion_dependent\n60 OC_RICH " + before + "\n" + HSCT
                                + "transfusions: start_day product\n" + days.replace(";", "\n")))
                .isEqualTo(expected);
    }

    private static final String OSTM1 =
            "genetics: gene_symbol zygosity acmg_class variant_role test_type test_result\nOSTM1 HOM P CAUSAL PANEL POSITIVE\n";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'200 NORMAL N;400 MILD_DELAY Y', 0 400 NEURO_DECLINE neuro-2",
        "'200 NORMAL N;400 SEVERE_DELAY N', 0 400 NEURO_DECLINE neuro-2",
        "'200 NORMAL N;400 MODERATE_DELAY N', 0 400 LAST_NEURO_EXAM neuro-2",
        "'400 MILD_DELAY UNK;200 NORMAL N', 0 400 LAST_NEURO_EXAM neuro-1"
    })
    void decline_is_regression_or_severe_delay(String exams, String expected) {
        assertThat(row("NEURO_BIRTH", OSTM1 + "neuro: exam_day dev_category regression\n" + exams.replace(";", "\n")))
                .isEqualTo(expected);
    }

    @Test
    void neurology_is_followed_in_neuropathic_forms() {
        assertThat(row("NEURO_BIRTH", "")).isEqualTo("NOT_NEUROPATHIC");
        assertThat(row("NEURO_BIRTH", OSTM1)).isEqualTo("NOT_EVALUABLE NEVER_EXAMINED");
        String reported = "baseline: dx_day aro_type neuropathic_form\n60 OC_RICH ";
        String exam = "\nneuro: exam_day dev_category regression\n200 NORMAL N";
        assertThat(row("NEURO_BIRTH", reported + "Y" + exam)).isEqualTo("0 200 LAST_NEURO_EXAM neuro-1");
        assertThat(row("NEURO_BIRTH", reported + "SUSPECTED" + exam)).isEqualTo("NOT_NEUROPATHIC");
    }
}
