package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Start of interferon on day 100; baseline haemoglobin 95 g/L, platelets 80, right ear 35 dB, right disc normal. */
class ProgressionTest {
    private static final Set<String> ALL_FILES = Set.copyOf(Patient.FILES);

    private static final String BASELINE = """
            interferon: start_day stop_day stop_reason
            100 300 COMPLETED
            labs: sample_day analyte value unit
            95 HB  95 g/L
            95 PLT 80 10^9/L
            hearing: exam_day ear method abr_threshold_db effusion
            90 R ABR 35 N
            vision: exam_day eye va_category disc
            90 OD 0 NORMAL
            visits: visit_day
            400
            """;

    private static PatientFacts facts(String tables, AnalysisRules rules) {
        return PatientFacts.of(StudyTables.patient(BASELINE + tables), Cohort.ALL, rules, ALL_FILES);
    }

    private static String outcome(String endpoint, PatientFacts facts) {
        EndpointResult result =
                new EndpointDerivation(EndpointCatalogue.of(facts.rules()).definition(endpoint)).derive(facts);
        if (result instanceof EndpointResult.Analysed row) {
            String what = row.event().map(Enum::name).orElseGet(() -> "censored");
            return what + " " + (int) row.exit();
        }
        return result instanceof EndpointResult.Lost lost
                ? lost.reason() + lost.detail().map(d -> " " + d).orElse("")
                : result.toString();
    }

    private static String ttp(String tables) {
        return outcome("TTP_A", facts(tables, AnalysisRules.DEFAULT));
    }

    private static String labs(String rows) {
        return ttp("labs: sample_day analyte value unit transfused_7d\n" + rows);
    }

    @Test
    void case_01_two_low_haemoglobin_values_ten_days_apart() {
        assertThat(labs("""
                        150 HB 74 g/L N
                        160 HB 73 g/L N
                        """)).isEqualTo("HB 50");
    }

    @Test
    void case_02_a_transfused_value_does_not_confirm_but_does_not_break_either() {
        assertThat(labs("""
                        150 HB 74 g/L N
                        160 HB 73 g/L Y
                        175 HB 72 g/L N
                        """)).isEqualTo("HB 50");
    }

    @Test
    void case_03_recovery_in_between_breaks_and_seventy_days_are_too_far() {
        assertThat(labs("""
                        150 HB 74 g/L N
                        158 HB 92 g/L N
                        190 HB 74 g/L N
                        260 HB 73 g/L N
                        """)).isEqualTo("censored 300");
    }

    @Test
    void case_04_platelets_at_exactly_half_count() {
        assertThat(labs("""
                        200 PLT 40 10^9/L N
                        208 PLT 36 10^9/L N
                        """)).isEqualTo("PLT 100");
    }

    @Test
    void case_05_platelets_above_half_do_not() {
        assertThat(labs("""
                        200 PLT 41 10^9/L N
                        208 PLT 36 10^9/L N
                        220 PLT 35 10^9/L N
                        """)).isEqualTo("PLT 108");
    }

    @Test
    void case_06_a_viral_pneumonia_is_no_bacterial_infection() {
        assertThat(infection("140 LUNG VIRAL IV Y")).isEqualTo("censored 300");
    }

    @Test
    void case_07_fever_without_focus_counts_in_the_sensitivity_analysis_only() {
        String fever = "infections: onset_day site_of_infection organism_class abx_route\n140 FEVER_NO_FOCUS UNK IV";

        assertThat(ttp(fever)).isEqualTo("censored 300");
        assertThat(outcome("TTP_A", facts(fever, AnalysisRules.DEFAULT.with(ProgressionRule.TTP_V1.countingFever()))))
                .isEqualTo("SBI 40");
    }

    @ParameterizedTest(name = "{0} dB with effusion {1}: {2}")
    @CsvSource({"85, N, HEAR 200", "84, N, censored 300", "85, Y, censored 300", "85, UNK, HEAR 200"})
    void case_08_fifty_decibels_without_effusion(int db, String effusion, String expected) {
        assertThat(ttp("hearing: exam_day ear method abr_threshold_db effusion\n300 R ABR " + db + " " + effusion))
                .isEqualTo(expected);
    }

    @Test
    void case_09_another_method_at_baseline_makes_hearing_impossible_to_judge() {
        PatientFacts facts = PatientFacts.of(StudyTables.patient("""
                        interferon: start_day stop_day stop_reason
                        100 300 COMPLETED
                        hearing: exam_day ear method abr_threshold_db
                        90  R OAE .
                        300 R ABR 90
                        visits: visit_day
                        400
                        """), Cohort.ALL, AnalysisRules.DEFAULT, ALL_FILES);

        assertThat(outcome("TTP_A_HEAR", facts)).isEqualTo("NOT_EVALUABLE NO_BASELINE");
        assertThat(outcome("TTP_A", facts)).isEqualTo("censored 300");
    }

    @ParameterizedTest(name = "disc {0} on day 290: {1}")
    @CsvSource({"PALLOR, OPTIC 150", "NORMAL, censored 300", "ATROPHY, OPTIC 150", "NOT_SEEN, OPTIC 150"})
    void case_10_a_pale_disc_needs_confirmation(String disc, String expected) {
        assertThat(ttp("vision: exam_day eye va_category disc\n250 OD 0 PALLOR\n290 OD 0 " + disc))
                .isEqualTo(expected);
    }

    @Test
    void case_11_an_event_on_the_day_of_conditioning_comes_before_censoring() {
        assertThat(ttp("""
                        hsct: hsct_day cond_start_rel
                        230 -10
                        infections: onset_day site_of_infection organism_class abx_route
                        220 BLOODSTREAM BACTERIAL IV
                        """)).isEqualTo("SBI 120");
    }

    @Test
    void case_12_conditioning_censors_and_competes_in_the_other_estimand() {
        PatientFacts facts = facts("""
                hsct: hsct_day cond_start_rel
                230 -10
                infections: onset_day site_of_infection organism_class abx_route
                225 BLOODSTREAM BACTERIAL IV
                """, AnalysisRules.DEFAULT);

        assertThat(outcome("TTP_A", facts)).isEqualTo("censored 120");
        assertThat(outcome("TTP_B", facts)).isEqualTo("CONDITIONING 120");
    }

    @Test
    void case_13_the_first_component_counts() {
        assertThat(ttp("""
                        labs: sample_day analyte value unit
                        150 HB 74 g/L
                        160 HB 73 g/L
                        infections: onset_day site_of_infection organism_class abx_route
                        140 LUNG BACTERIAL IV
                        """)).isEqualTo("SBI 40");
    }

    @Test
    void case_14_death_without_another_component() {
        assertThat(ttp("status: status last_contact_day death_day\nDEAD 180 180"))
                .isEqualTo("DEATH 80");
    }

    @Test
    void death_after_the_last_assessment_still_counts() {
        assertThat(ttp("status: status last_contact_day death_day\nDEAD 460 460"))
                .isEqualTo("DEATH 360");
    }

    @Test
    void on_one_day_the_components_rank_death_infection_haemoglobin_platelets_hearing_optic() {
        String all = """
                labs: sample_day analyte value unit
                200 HB  70 g/L
                210 HB  70 g/L
                200 PLT 30 10^9/L
                210 PLT 30 10^9/L
                hearing: exam_day ear method abr_threshold_db
                200 R ABR 90
                vision: exam_day eye va_category disc
                200 OD 0 ATROPHY
                """;
        String sepsis = "infections: onset_day site_of_infection organism_class abx_route\n200 LUNG BACTERIAL IV\n";
        String death = "status: status last_contact_day death_day\nDEAD 200 200\n";

        assertThat(ttp(all + sepsis + death)).isEqualTo("DEATH 100");
        assertThat(ttp(all + sepsis)).isEqualTo("SBI 100");
        assertThat(ttp(all)).isEqualTo("HB 100");
        assertThat(ttp(all.replaceAll("(?m)^2.0 HB .*$", ""))).isEqualTo("PLT 100");
        assertThat(ttp(all.replaceAll("(?m)^2.0 (HB|PLT) .*$", ""))).isEqualTo("HEAR 100");
    }

    @ParameterizedTest(name = "confirmed after {0} days: {1}")
    @CsvSource({"6, censored 300", "7, HB 50", "60, HB 50", "61, censored 300"})
    void haemoglobin_is_confirmed_from_seven_to_sixty_days(int days, String expected) {
        assertThat(labs("150 HB 74 g/L N\n" + (150 + days) + " HB 74 g/L N")).isEqualTo(expected);
    }

    @Test
    void haemoglobin_must_fall_by_twenty_and_below_the_limit_for_the_age() {
        assertThat(labs("150 HB 75 g/L N\n160 HB 75 g/L N")).isEqualTo("HB 50");
        assertThat(labs("150 HB 75.1 g/L N\n160 HB 75 g/L N")).isEqualTo("censored 300");
        assertThat(ttp("labs: sample_day analyte value unit ref_low\n150 HB 74 g/L 74\n160 HB 74 g/L 74"))
                .as("not below the laboratory's own limit")
                .isEqualTo("censored 300");
    }

    @Test
    void units_are_converted_before_values_are_compared() {
        assertThat(labs("150 HB 7.4 g/dL N\n160 HB 7.3 g/dL N")).isEqualTo("HB 50");
    }

    @Test
    void without_a_flag_a_red_cell_transfusion_within_seven_days_confounds_haemoglobin() {
        String values = "labs: sample_day analyte value unit transfused_7d\n150 HB 74 g/L .\n160 HB 74 g/L .\n";

        assertThat(ttp(values)).isEqualTo("HB 50");
        assertThat(ttp(values + "transfusions: start_day product\n153 RBC")).isEqualTo("censored 300");
        assertThat(ttp(values + "transfusions: start_day product\n152 RBC")).isEqualTo("HB 50");
        assertThat(ttp(values + "transfusions: start_day product\n155 PLT"))
                .as("platelets do not raise haemoglobin")
                .isEqualTo("HB 50");
    }

    @ParameterizedTest(name = "second transfusion after {0} days: {1}")
    @CsvSource({"30, HB 60", "31, censored 300"})
    void two_red_cell_transfusions_in_thirty_days_are_new_dependence(int days, String expected) {
        assertThat(ttp("transfusions: start_day product\n160 RBC\n" + (160 + days) + " RBC"))
                .isEqualTo(expected);
    }

    @Test
    void transfusions_summarised_over_a_period_are_spread_over_it() {
        assertThat(ttp("transfusions: start_day end_day product n_transfusions\n160 220 RBC 3"))
                .isEqualTo("HB 60");
        assertThat(ttp("transfusions: start_day end_day product n_transfusions\n160 240 RBC 3"))
                .isEqualTo("censored 300");
    }

    @Test
    void who_depended_on_transfusions_cannot_be_judged_for_haemoglobin() {
        assertThat(outcome(
                        "TTP_A_HB",
                        facts("baseline: dx_day aro_type transfusion_dependent\n60 OC_RICH Y", AnalysisRules.DEFAULT)))
                .isEqualTo("NOT_EVALUABLE TRANSFUSION_DEPENDENT");
    }

    @Test
    void platelets_below_twenty_at_baseline_cannot_be_judged() {
        assertThat(outcome(
                        "TTP_A_PLT",
                        facts("labs: sample_day analyte value unit\n99 PLT 19 10^9/L", AnalysisRules.DEFAULT)))
                .isEqualTo("NOT_EVALUABLE BASELINE_TOO_LOW");
    }

    @Test
    void the_first_platelet_transfusion_counts_unless_there_was_one_in_the_sixty_days_before() {
        assertThat(ttp("transfusions: start_day product\n39 PLT\n170 PLT")).isEqualTo("PLT 70");
        assertThat(ttp("transfusions: start_day product\n40 PLT\n170 PLT")).isEqualTo("censored 300");
    }

    @Test
    void infections_cannot_be_judged_where_the_site_never_sent_the_file() {
        PatientFacts facts =
                PatientFacts.of(StudyTables.patient(BASELINE), Cohort.ALL, AnalysisRules.DEFAULT, Set.of("labs"));

        assertThat(outcome("TTP_A_SBI", facts)).isEqualTo("NOT_EVALUABLE FILE_NEVER_DELIVERED");
        assertThat(outcome("TTP_A", facts)).isEqualTo("censored 300");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"140 EAR BACTERIAL ORAL Y", "140 EAR MIXED IV N", "140 JAW_BONE UNK IV N"})
    void serious_means_bacterial_and_intravenous_or_in_hospital(String row) {
        assertThat(infection(row)).isEqualTo("SBI 40");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"140 EAR BACTERIAL ORAL N", "140 EAR UNK IV Y", "140 LUNG FUNGAL IV Y", "99 LUNG BACTERIAL IV Y"
            })
    void other_infections_do_not_count(String row) {
        assertThat(infection(row)).isEqualTo("censored 300");
    }

    private static String infection(String row) {
        return ttp("infections: onset_day site_of_infection organism_class abx_route hospitalised\n" + row);
    }

    @Test
    void visual_acuity_falls_by_two_categories_with_a_pale_disc() {
        assertThat(ttp("""
                        vision: exam_day eye va_category disc
                        250 OD 2 PALLOR
                        260 OD 2 NORMAL
                        """)).isEqualTo("OPTIC 150");
        assertThat(ttp("vision: exam_day eye va_category disc\n250 OD 2 NORMAL"))
                .isEqualTo("censored 300");
    }

    @Test
    void atrophy_of_both_discs_at_baseline_cannot_be_judged() {
        assertThat(outcome(
                        "TTP_A_OPTIC",
                        facts(
                                "vision: exam_day eye va_category disc\n95 OD 4 ATROPHY\n95 OS 4 ATROPHY",
                                AnalysisRules.DEFAULT)))
                .isEqualTo("NOT_EVALUABLE ALREADY_ATROPHIC");
    }

    @Test
    void hearing_by_behaviour_is_the_mean_of_four_frequencies() {
        String exams = "hearing: exam_day ear method thr_500_db thr_1000_db thr_2000_db thr_4000_db\n";

        assertThat(ttp(exams + "95 L PTA 10 10 20 20\n300 L VRA 60 60 70 70")).isEqualTo("HEAR 200");
        assertThat(ttp(exams + "95 L PTA 10 10 20 20\n300 L VRA 60 60 70 .")).isEqualTo("censored 300");
    }

    @Test
    void an_event_on_the_day_of_the_first_dose_is_analysed_at_half_a_day() {
        EndpointResult result = new EndpointDerivation(
                        EndpointCatalogue.of(AnalysisRules.DEFAULT).definition("TTP_A"))
                .derive(facts(
                        "infections: onset_day site_of_infection organism_class abx_route\n100 LUNG BACTERIAL IV",
                        AnalysisRules.DEFAULT));

        assertThat(result).isInstanceOfSatisfying(EndpointResult.Analysed.class, row -> {
            assertThat(row.exit()).isEqualTo(0.5);
            assertThat(row.event()).isEqualTo(Optional.of(EventSource.SBI));
        });
    }

    private static String estimand(String endpoint, String tables) {
        return outcome(endpoint, facts(tables, AnalysisRules.DEFAULT));
    }

    @ParameterizedTest(name = "sepsis on day {0}: {1}")
    @CsvSource({"330, SBI 230", "331, censored 230"})
    void on_treatment_observation_ends_thirty_days_after_the_last_dose(int day, String expected) {
        String sepsis = "infections: onset_day site_of_infection organism_class abx_route\n" + day
                + " BLOODSTREAM BACTERIAL IV\n";

        assertThat(estimand("TTP_C", sepsis)).isEqualTo(expected);
        assertThat(estimand("TTP_A", sepsis))
                .as("stopping alone does not censor")
                .isEqualTo("SBI " + (day - 100));
    }

    @ParameterizedTest(name = "restarted on day {0}: {1}")
    @CsvSource({"361, censored 300", "362, censored 230"})
    void an_interruption_of_up_to_sixty_days_is_still_treatment(int restart, String expected) {
        assertThat(estimand("TTP_C", "interferon: start_day stop_day stop_reason\n" + restart + " . ."))
                .isEqualTo(expected);
    }

    @Test
    void on_treatment_conditioning_ends_observation_as_well() {
        assertThat(estimand("TTP_C", "hsct: hsct_day cond_start_rel\n230 -10")).isEqualTo("censored 120");
    }

    @ParameterizedTest(name = "haemoglobin {0}, platelets {1}: {2}, by grade {3}")
    @CsvSource({
        "79.9, 60, censored 300, HB 50",
        "80, 60, censored 300, censored 300",
        "75, 60, HB 50, HB 50",
        "90, 49, censored 300, PLT 50",
        "90, 50, censored 300, censored 300",
        "90, 40, PLT 50, PLT 50"
    })
    void by_grade_the_limits_are_fixed(String haemoglobin, String platelets, String primary, String byGrade) {
        String labs = "labs: sample_day analyte value unit\n150 HB " + haemoglobin + " g/L\n160 HB " + haemoglobin
                + " g/L\n150 PLT " + platelets + " 10^9/L\n160 PLT " + platelets + " 10^9/L";

        assertThat(estimand("TTP_A", labs)).isEqualTo(primary);
        assertThat(estimand("TTP_A_S1", labs)).isEqualTo(byGrade);
    }

    @Test
    void who_has_the_grade_at_baseline_cannot_reach_it() {
        String low = "labs: sample_day analyte value unit\n97 HB 79 g/L\n150 HB 70 g/L\n160 HB 70 g/L";

        assertThat(estimand("TTP_A_S1", low)).isEqualTo("censored 300");
    }

    @Test
    void fever_counts_in_the_second_sensitivity_analysis() {
        String fever = "infections: onset_day site_of_infection organism_class abx_route\n140 FEVER_NO_FOCUS UNK ";

        assertThat(estimand("TTP_A_S2", fever + "IV")).isEqualTo("SBI 40");
        assertThat(estimand("TTP_A_S2", fever + "ORAL")).isEqualTo("censored 300");
        assertThat(estimand("TTP_A_S1", fever + "IV")).isEqualTo("censored 300");
    }

    @ParameterizedTest(name = "before {0}, after {1}: {2}")
    @CsvSource({
        "'20 60', '110 140 170 199', HB 99",
        "'20 60', '110 140 170 200', censored 300",
        "'10 60', '110 140 170 199', HB 99",
        "'9 60', '110 140', HB 40",
        "'', '110 120 130 140', censored 300"
    })
    void twice_as_many_transfusions_in_ninety_days_halve_the_interval(String before, String after, String expected) {
        String days = (before + " " + after).strip().replace(' ', '\n');
        String tables =
                "baseline: dx_day aro_type transfusion_dependent\n60 OC_RICH Y\ntransfusions: start_day\n" + days;

        assertThat(estimand("TTP_A_S3", tables)).isEqualTo(expected);
        assertThat(estimand("TTP_A", tables)).as("not judged otherwise").isEqualTo("censored 300");
    }

    private static String interval(String tables) {
        PatientFacts facts = facts(tables, AnalysisRules.DEFAULT);
        EndpointDefinition progression =
                EndpointCatalogue.of(AnalysisRules.DEFAULT).definition("TTP_A");
        return ProgressionInterval.of(facts, new EndpointDerivation(progression).derive(facts))
                .map(found -> found.lower() + " " + found.upper() + " "
                        + found.component().map(Enum::name).orElse("-")
                        + found.lastWithout().map(row -> " " + row.recordId()).orElse(""))
                .orElse("not analysed");
    }

    @Test
    void hearing_was_lost_between_two_examinations() {
        assertThat(interval("""
                        hearing: exam_day ear method abr_threshold_db effusion
                        180 R ABR 40 N
                        200 L ABR 40 N
                        220 R ABR 90 Y
                        300 R ABR 85 N
                        """))
                .as("the left ear and the ear with fluid do not tell of the right one")
                .isEqualTo("80.0 200.0 HEAR hearing-2");
        assertThat(interval("hearing: exam_day ear method abr_threshold_db effusion\n300 R ABR 85 N"))
                .as("the baseline was before the first dose")
                .isEqualTo("0.0 200.0 HEAR hearing-1");
    }

    @Test
    void the_disc_became_pale_between_two_examinations() {
        assertThat(interval(
                        "vision: exam_day eye va_category disc\n170 OD 0 NORMAL\n180 OD 9 NOT_SEEN\n250 OD 0 PALLOR"))
                .isEqualTo("70.0 150.0 OPTIC vision-2");
    }

    @Test
    void blood_counts_fell_after_the_last_one_that_had_not() {
        assertThat(interval("labs: sample_day analyte value unit\n130 HB 90 g/L\n150 HB 74 g/L\n160 HB 73 g/L"))
                .isEqualTo("30.0 50.0 HB labs-3");
        assertThat(interval(
                        "labs: sample_day analyte value unit\n130 PLT 70 10^9/L\n150 PLT 40 10^9/L\n160 PLT 36 10^9/L"))
                .isEqualTo("30.0 50.0 PLT labs-3");
    }

    @Test
    void deaths_infections_and_transfusions_have_their_day() {
        assertThat(interval("status: status last_contact_day death_day\nDEAD 180 180"))
                .isEqualTo("80.0 80.0 DEATH");
        assertThat(interval("infections: onset_day site_of_infection organism_class abx_route\n140 LUNG BACTERIAL IV"))
                .isEqualTo("40.0 40.0 SBI");
        assertThat(interval("transfusions: start_day product\n160 RBC\n180 RBC"))
                .isEqualTo("60.0 60.0 HB");
    }

    @Test
    void without_progression_the_interval_is_open() {
        assertThat(interval("")).isEqualTo("300.0 Infinity -");
    }
}
