package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.study.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbstractPageTest {
    private static final String TRANSPLANT = "hsct: hsct_day\n200\n";

    private static TableResult page(String... patients) {
        return new AbstractPage().compute(Patients.population(patients));
    }

    private static Statistic cell(TableResult page, String section, String key) {
        return row(page, section, key).cells().get(0);
    }

    private static void assertShare(Statistic statistic, long n, long of) {
        assertThat(statistic).isInstanceOfSatisfying(Statistic.Share.class, share -> {
            assertThat(share.n()).isEqualTo(n);
            assertThat(share.of()).isEqualTo(of);
        });
    }

    private static Answer sign(SignBeforeTransplant sign, String rows) {
        return FirstTransplant.of(
                        org.aroregistry.core.study.StudyTables.patient(Patients.id(0), "S001", TRANSPLANT + rows))
                .orElseThrow()
                .signsBefore()
                .getOrDefault(sign, Answer.NOT_APPLICABLE);
    }

    @Test
    void only_the_transplanted_count_and_genes_are_parts_of_those_with_a_causal_gene() {
        String gene = "genetics: test_result gene_symbol zygosity acmg_class\nPOSITIVE %s HOM P\n";
        TableResult page = page(
                TRANSPLANT + String.format(gene, "TCIRG1"),
                TRANSPLANT + String.format(gene, "TCIRG1"),
                TRANSPLANT + String.format(gene, "OSTM1"),
                TRANSPLANT + String.format(gene, "CA2"),
                TRANSPLANT,
                String.format(gene, "TCIRG1"));

        assertThat(page.columns().get(0).n()).isEqualTo(5);
        assertShare(cell(page, "regulator_genes", "tcirg1"), 2, 4);
        assertShare(cell(page, "regulator_genes", "other"), 2, 4);
        assertShare(cell(page, "regulator_genes", "snx10"), 0, 4);
        assertThat(cell(page, "regulator_genes", "not_known")).isEqualTo(new Statistic.Count(1, true));
    }

    @Test
    void the_public_gets_nothing_of_it() {
        assertThat(page(TRANSPLANT).regulatorOnly()).isTrue();
    }

    @Test
    void a_sign_is_a_part_of_those_in_whom_it_is_known() {
        String baseline = "baseline: dx_day sym_hypocalcaemia\n10 ";
        TableResult page = page(
                TRANSPLANT + baseline + "Y", TRANSPLANT + baseline + "N", TRANSPLANT + baseline + "UNK", TRANSPLANT);

        assertShare(cell(page, "regulator_before", "hypocalcaemia"), 1, 2);
    }

    @ParameterizedTest
    @CsvSource({"199,N,YES", "200,N,NO", "200,UNK,UNKNOWN", "300,Y,YES"})
    void a_fracture_counts_if_it_was_before_the_day_of_the_infusion_or_known_at_diagnosis(
            int day, String atDiagnosis, Answer wanted) {
        assertThat(sign(
                        SignBeforeTransplant.FRACTURE,
                        "baseline: dx_day sym_fracture\n10 " + atDiagnosis + "\nfractures: fx_day\n" + day))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"2.5,UNK,YES", "0,Y,NO", "ND,Y,UNKNOWN", "ND,N,NO", "ND,UNK,UNKNOWN"})
    void a_large_liver_alone_is_no_large_spleen(String spleen, String either, Answer wanted) {
        assertThat(sign(
                        SignBeforeTransplant.SPLENOMEGALY,
                        "baseline: dx_day spleen_cm sym_hepatosplenomegaly\n10 " + spleen + " " + either))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"100,Y,YES", "100,N,NO", "100,SUSPECTED,UNKNOWN", "250,Y,UNKNOWN", "250,N,UNKNOWN"})
    void pressure_in_the_skull_is_asked_at_visits(int day, String answer, Answer wanted) {
        assertThat(sign(
                        SignBeforeTransplant.INTRACRANIAL_HYPERTENSION,
                        "visits: visit_day raised_icp\n" + day + " " + answer))
                .isEqualTo(wanted);
    }

    @Test
    void swelling_of_the_disc_and_a_reported_complication_mean_raised_pressure() {
        assertThat(sign(
                        SignBeforeTransplant.INTRACRANIAL_HYPERTENSION,
                        "vision: exam_day eye disc\n90 OD PAPILLOEDEMA"))
                .isEqualTo(Answer.YES);
        assertThat(sign(
                        SignBeforeTransplant.INTRACRANIAL_HYPERTENSION,
                        "complications: comp_code onset_day\nRAISED_ICP 90"))
                .isEqualTo(Answer.YES);
        assertThat(sign(
                        SignBeforeTransplant.INTRACRANIAL_HYPERTENSION,
                        "complications: comp_code onset_day\nRAISED_ICP 201"))
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void seizures_after_the_transplant_are_none_before() {
        String none = "baseline: dx_day sym_seizure\n10 NONE\n";
        assertThat(sign(SignBeforeTransplant.SEIZURES, none + "neuro: exam_day seizures_since_last\n250 EPILEPSY"))
                .isEqualTo(Answer.NO);
        assertThat(sign(SignBeforeTransplant.SEIZURES, none + "neuro: exam_day seizures_since_last\n150 FEBRILE"))
                .isEqualTo(Answer.YES);
        assertThat(sign(SignBeforeTransplant.SEIZURES, "baseline: dx_day sym_seizure\n10 HYPOCALCAEMIC"))
                .isEqualTo(Answer.YES);
        assertThat(sign(SignBeforeTransplant.SEIZURES, "")).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_diagnosis_after_the_transplant_tells_nothing_of_the_time_before() {
        assertThat(sign(SignBeforeTransplant.TRANSFUSION_DEPENDENT, "baseline: dx_day transfusion_dependent\n30 Y"))
                .isEqualTo(Answer.YES);
        assertThat(sign(SignBeforeTransplant.TRANSFUSION_DEPENDENT, "baseline: dx_day transfusion_dependent\n230 Y"))
                .isEqualTo(Answer.UNKNOWN);
    }
}
