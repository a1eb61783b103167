package org.aroregistry.core.endpoint;

import static org.aroregistry.core.endpoint.Derived.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** First transplant on day 300 of life, alive on day 1000, unless a table says otherwise. Rows: entry, exit, event, deciding row. */
class TransplantEndpointsTest {
    private static final String HSCT = "hsct: hsct_day cond_start_rel\n300 -10\n";
    private static final String DEAD = "status: status last_contact_day death_day cause_category\nDEAD ";

    private static String died(int relDay, String cause) {
        return DEAD + (300 + relDay) + " " + (300 + relDay) + " " + cause;
    }

    @ParameterizedTest(name = "{1} on day {0}: {2}, with unknown causes as other {3}")
    @CsvSource({
        "40, TRM, TRM_DEATH, TRM_DEATH",
        "400, TRM, TRM_DEATH, TRM_DEATH",
        "40, DISEASE, OTHER_DEATH, OTHER_DEATH",
        "40, NEURODEGENERATION, OTHER_DEATH, OTHER_DEATH",
        "40, OTHER, OTHER_DEATH, OTHER_DEATH",
        "100, DRUG_RELATED, TRM_DEATH, TRM_DEATH",
        "101, DRUG_RELATED, OTHER_DEATH, OTHER_DEATH",
        "365, UNKNOWN, TRM_DEATH, OTHER_DEATH",
        "366, UNKNOWN, OTHER_DEATH, OTHER_DEATH",
        "365, UNK, TRM_DEATH, OTHER_DEATH",
        "365, ., TRM_DEATH, OTHER_DEATH"
    })
    void cause_and_day_say_whether_a_death_is_related(int day, String cause, String expected, String sensitivity) {
        String tables = HSCT + died(day, cause);

        assertThat(row("TRM_HSCT1", tables)).isEqualTo("0 " + day + " " + expected + " status-1");
        assertThat(row("TRM_HSCT1_S1", tables)).isEqualTo("0 " + day + " " + sensitivity + " status-1");
    }

    @Test
    void a_death_on_the_day_of_infusion_is_analysed_at_half_a_day() {
        assertThat(row("TRM_HSCT1", HSCT + died(0, "TRM"))).isEqualTo("0 0.5 TRM_DEATH status-1");
    }

    @ParameterizedTest(name = "death on day {0}: {1}")
    @CsvSource({"290, 0 230 DEATH status-1", "291, 0 230 FIRST_CONDITIONING hsct-1"})
    void without_transplant_observation_ends_with_conditioning(int death, String expected) {
        assertThat(row("OS_NOHSCT", HSCT + DEAD + death + " " + death + " DISEASE"))
                .isEqualTo(expected);
    }

    @Test
    void who_was_conditioned_before_the_diagnosis_was_never_without_transplant() {
        assertThat(row("OS_NOHSCT", "baseline: dx_day aro_type\n310 OC_RICH\n" + HSCT))
                .isEqualTo("NEVER_AT_RISK");
    }

    @Test
    void only_the_first_conditioning_ends_observation() {
        assertThat(row(
                        "OS_NOHSCT",
                        "hsct: hsct_no hsct_day reason cond_start_rel\n1 300 FIRST -10\n2 500 PRIMARY_GF -5"))
                .isEqualTo("0 230 FIRST_CONDITIONING hsct-1");
    }

    @Test
    void a_primary_failure_is_no_secondary_one() {
        String failed = HSCT + "engraftment: anc500_status primary_gf gf_rel\nNOT_ACHIEVED Y 35";

        assertThat(row("GF_PRIMARY_HSCT1", failed)).isEqualTo("0 35 PRIMARY_GRAFT_FAILURE engraftment-1");
        assertThat(row("GF_SECONDARY_HSCT1", failed)).isEqualTo("0 35 PRIMARY_GRAFT_FAILURE engraftment-1");
    }

    @Test
    void a_secondary_failure_is_no_primary_one() {
        String lost = HSCT + "engraftment: anc500_rel secondary_gf gf_rel\n20 Y 90";

        assertThat(row("GF_SECONDARY_HSCT1", lost)).isEqualTo("0 90 SECONDARY_GRAFT_FAILURE engraftment-1");
        assertThat(row("GF_PRIMARY_HSCT1", lost)).isEqualTo("0 700 LAST_CONTACT status-1");
    }

    @Test
    void a_secondary_failure_on_no_known_day_leaves_the_primary_endpoint_alone() {
        String lost = HSCT + "engraftment: anc500_rel secondary_gf gf_rel\n20 Y UNK";

        assertThat(row("GF_SECONDARY_HSCT1", lost)).isEqualTo("EVENT_DAY_UNKNOWN");
        assertThat(row("GF_PRIMARY_HSCT1", lost)).isEqualTo("0 700 LAST_CONTACT status-1");
    }

    @ParameterizedTest(name = "samples {0}: {1}")
    @CsvSource({
        "'40 3', 0 40 PRIMARY_GRAFT_FAILURE chimerism-1",
        "'40 5;80 3', 0 80 SECONDARY_GRAFT_FAILURE chimerism-2",
        "'40 3;80 50', 0 40 PRIMARY_GRAFT_FAILURE chimerism-1"
    })
    void donor_cells_that_were_never_there_are_a_primary_failure(String samples, String expected) {
        assertThat(row(
                        "GF_SECONDARY_HSCT1",
                        HSCT + "engraftment: anc500_rel\n20\nchimerism: rel_day donor_pct\n"
                                + samples.replace(';', '\n')))
                .isEqualTo(expected);
    }

    @Test
    void the_word_of_the_site_says_which_failure_the_loss_of_donor_cells_is() {
        assertThat(
                        row(
                                "GF_SECONDARY_HSCT1",
                                HSCT
                                        + "engraftment: anc500_rel secondary_gf gf_rel\n20 Y UNK\nchimerism: rel_day donor_pct\n40 3"))
                .isEqualTo("0 40 SECONDARY_GRAFT_FAILURE chimerism-1");
    }

    @ParameterizedTest(name = "next transplant for {0}: {1}")
    @CsvSource({
        "PRIMARY_GF, 0 60 PRIMARY_GRAFT_FAILURE hsct-2",
        "SECONDARY_GF, 0 60 SECONDARY_GRAFT_FAILURE hsct-2",
        "MIXED_CHIMERISM, 0 700 LAST_CONTACT status-1"
    })
    void the_reason_of_the_next_transplant_says_which_failure_it_was(String reason, String expected) {
        assertThat(row("GF_SECONDARY_HSCT1", "hsct: hsct_no hsct_day reason\n1 300 FIRST\n2 360 " + reason))
                .isEqualTo(expected);
    }

    @Test
    void the_classic_limits_put_a_primary_failure_on_day_28() {
        String failed = HSCT + "engraftment: anc500_status primary_gf gf_rel\nNOT_ACHIEVED Y UNK\n";

        assertThat(row("GF_PRIMARY_HSCT1", failed)).isEqualTo("0 30 PRIMARY_GRAFT_FAILURE engraftment-1");
        assertThat(row("GF_PRIMARY_HSCT1_CLASSIC", failed)).isEqualTo("0 28 PRIMARY_GRAFT_FAILURE engraftment-1");
        assertThat(row("GF_PRIMARY_HSCT1", failed + died(29, "TRM"))).isEqualTo("0 29 DEATH status-1");
        assertThat(row("GF_PRIMARY_HSCT1_CLASSIC", failed + died(29, "TRM")))
                .isEqualTo("0 28 PRIMARY_GRAFT_FAILURE engraftment-1");
    }

    @Test
    void a_second_transplant_counts_whatever_it_was_for() {
        assertThat(row("SECOND_HSCT", "hsct: hsct_no hsct_day reason\n1 300 FIRST\n2 500 MIXED_CHIMERISM"))
                .isEqualTo("0 200 SECOND_HSCT hsct-2");
        assertThat(row("SECOND_HSCT", HSCT + died(50, "TRM"))).isEqualTo("0 50 DEATH status-1");
        assertThat(row("SECOND_HSCT", HSCT)).isEqualTo("0 700 LAST_CONTACT status-1");
    }

    @ParameterizedTest(name = "samples {0}: {1}")
    @CsvSource({
        // Graft failure needs a sample from recovery on; osteoclasts ask how the samples end.
        "'100 MYELOID 60;300 MYELOID 4', 0 300 GRAFT_FAILURE chimerism-2",
        "'100 MYELOID 60;300 WHOLE_BLOOD 80', 0 700 LAST_CONTACT status-1",
        "'100 MYELOID 60;300 T_CD3 1', 0 700 LAST_CONTACT status-1"
    })
    void survival_with_osteoclasts_ends_with_the_donor_cells(String samples, String expected) {
        assertThat(row(
                        "DFS_OC",
                        HSCT + "engraftment: anc500_rel\n20\nchimerism: rel_day lineage donor_pct\n"
                                + samples.replace(';', '\n')))
                .isEqualTo(expected);
    }

    @Test
    void osteoclasts_of_a_second_transplant_can_be_lost_as_well() {
        assertThat(row("DFS_OC", """
                        hsct: hsct_no hsct_day reason
                        1 300 FIRST
                        2 500 MIXED_CHIMERISM
                        chimerism: hsct_no rel_day lineage donor_pct
                        1 100 MYELOID 20
                        2 60 MYELOID 90
                        2 120 MYELOID 4
                        2 180 MYELOID 2
                        """))
                .as("day 620, from which on all samples are below 5 percent")
                .isEqualTo("0 320 OSTEOCLASTS_LOST chimerism-3");
    }

    @ParameterizedTest(name = "image of day {0} shows {1}: {2}")
    @CsvSource({
        "666, NONE, 0 366 OSTEOCLASTS_LOST imaging-1",
        "665, NONE, 0 700 LAST_CONTACT status-1",
        "666, PARTIAL, 0 700 LAST_CONTACT status-1"
    })
    void an_image_later_than_a_year_shows_whether_bone_is_resorbed(int day, String grade, String expected) {
        assertThat(row("DFS_OC", HSCT + "imaging: exam_day bone_resorption_grade\n" + day + " " + grade))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} signs: {1}, {2}")
    @CsvSource({
        // plt gain 3d liver ascites bilirubin
        "'Y . N N N NONE', NOT_EVALUABLE CRITERIA_UNKNOWN",
        "'Y 4 N N N NONE', 0 700 LAST_CONTACT status-1",
        "'Y 5 N N N NONE', 0 700 LAST_CONTACT status-1",
        "'Y 5.1 N N N NONE', 0 12 VOD_EBMT complications-1",
        "'N 0 Y N N GE2_MGDL_72H', 0 12 VOD_EBMT complications-1",
        "'N 0 N Y N RISING_3D', 0 12 VOD_EBMT complications-1",
        "'N 0 N Y UNK NONE', NOT_EVALUABLE CRITERIA_UNKNOWN",
        "'N 0 N N UNK NONE', 0 700 LAST_CONTACT status-1",
        "'UNK UNK UNK Y Y UNK', 0 12 VOD_EBMT complications-1"
    })
    void two_signs_make_veno_occlusive_disease(String signs, String expected) {
        String tables = HSCT
                + "complications: comp_code onset_day vod_refractory_plt vod_weight_gain_pct vod_weight_3d vod_hepatomegaly"
                + " vod_ascites vod_bilirubin_rise\nVOD_SOS 312 " + signs;

        assertThat(row("VOD_EBMT_HSCT1", tables)).isEqualTo(expected);
        assertThat(row("VOD_SITE_HSCT1", tables)).isEqualTo("0 12 VOD_SITE complications-1");
    }

    @ParameterizedTest(name = "on day {0}: {1}")
    @CsvSource({"289, 0 700 LAST_CONTACT status-1", "290, 0 0.5 VOD_SITE complications-1"})
    void what_begins_during_conditioning_is_put_on_the_day_of_infusion(int day, String expected) {
        assertThat(row("VOD_SITE_HSCT1", HSCT + "complications: comp_code onset_day\nVOD_SOS " + day))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "diagnosis, 289, 0 700 LAST_CONTACT status-1",
        "diagnosis, 290, 0 0.5 PAH complications-1",
        "diagnosis, 480, 0 180 PAH complications-1",
        "diagnosis, 481, 0 700 LAST_CONTACT status-1",
        "40, 350, 0 50 PAH imaging-1",
        "39, 350, 0 700 LAST_CONTACT status-1"
    })
    void pulmonary_hypertension_is_a_diagnosis_or_forty_millimetres(String sign, int day, String expected) {
        String found = sign.equals("diagnosis")
                ? "complications: comp_code onset_day\nPAH " + day
                : "imaging: exam_day modality rvsp_mmhg\n" + day + " ECHO " + sign;

        assertThat(row("PAH_HSCT1", HSCT + found)).isEqualTo(expected);
    }

    @Test
    void pneumonia_before_the_transplant_is_none_of_it() {
        assertThat(row("IPS_HSCT1", HSCT + "complications: comp_code onset_day\nINTERSTITIAL_PNEUMONITIS 299"))
                .isEqualTo("0 700 LAST_CONTACT status-1");
        assertThat(row("IPS_HSCT1", HSCT + "complications: comp_code onset_day\nINTERSTITIAL_PNEUMONITIS 330"))
                .isEqualTo("0 30 IPS complications-1");
    }

    @Test
    void complications_cannot_be_judged_where_the_site_never_sent_the_file() {
        PatientFacts facts = Derived.facts(HSCT, Set.of("hsct", "labs"));

        for (String endpoint : new String[] {"VOD_EBMT_HSCT1", "VOD_SITE_HSCT1", "PAH_HSCT1", "IPS_HSCT1"}) {
            assertThat(row(endpoint, facts)).as(endpoint).isEqualTo("NOT_EVALUABLE FILE_NEVER_DELIVERED");
        }
        assertThat(row("HYPERCALCAEMIA_HSCT1", facts)).isEqualTo("NOT_EVALUABLE FILE_NEVER_DELIVERED");
        assertThat(row(
                        "HYPERCALCAEMIA_HSCT1",
                        Derived.facts(
                                HSCT + "labs: sample_day analyte value unit\n330 CA_TOTAL 2.5 mmol/L", Set.of("labs"))))
                .as("calcium was measured")
                .isEqualTo("0 700 LAST_CONTACT status-1");
    }

    @ParameterizedTest(name = "{0} {1} on day {2}: {3}")
    @CsvSource({
        "11.0, mg/dL, 340, 0 700 LAST_CONTACT status-1",
        "11.1, mg/dL, 340, 0 40 HYPERCALCAEMIA labs-1",
        "2.75, mmol/L, 340, 0 40 HYPERCALCAEMIA labs-1",
        "2.74, mmol/L, 340, 0 700 LAST_CONTACT status-1",
        "3.2, mmol/L, 299, 0 700 LAST_CONTACT status-1"
    })
    void calcium_above_eleven_counts_after_the_transplant(String value, String unit, int day, String expected) {
        assertThat(row(
                        "HYPERCALCAEMIA_HSCT1",
                        HSCT + "labs: sample_day analyte value unit\n" + day + " CA_TOTAL " + value + " " + unit))
                .isEqualTo(expected);
    }

    @Test
    void hypercalcaemia_lasts_to_the_first_of_two_samples_that_are_not_high() {
        String high = HSCT + "labs: sample_day analyte value unit\n340 CA_TOTAL 2.9 mmol/L\n345 CA_TOTAL 2.6 mmol/L\n"
                + "350 CA_TOTAL 2.8 mmol/L\n360 CA_TOTAL 2.5 mmol/L\n";

        assertThat(Hypercalcaemia.durationDays(Derived.facts(high))).isEmpty();
        assertThat(Hypercalcaemia.durationDays(Derived.facts(high + "370 CA_TOTAL 2.5 mmol/L")))
                .hasValue(20);
        assertThat(Hypercalcaemia.durationDays(Derived.facts(HSCT))).isEmpty();
    }

    @Test
    void an_endpoint_is_declared_once_and_fits_the_tables_that_store_it() {
        for (EndpointDefinition definition :
                EndpointCatalogue.of(AnalysisRules.DEFAULT).definitions()) {
            assertThat(definition.code()).matches("[A-Z0-9_]{1,32}");
            definition.variantOf().ifPresent(main -> assertThat(EndpointCatalogue.of(AnalysisRules.DEFAULT)
                            .definition(main)
                            .set())
                    .as(definition.code())
                    .isEqualTo(definition.set()));
        }
        for (Loss loss : Loss.values()) {
            for (NotEvaluable why : NotEvaluable.values()) {
                assertThat(loss + ":" + why).hasSizeLessThanOrEqualTo(64);
            }
        }
    }
}
