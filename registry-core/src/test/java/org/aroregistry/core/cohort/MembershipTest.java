package org.aroregistry.core.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final String SOLVED = "genetics: gene_symbol zygosity acmg_class\nOSTM1 HOM P\n";
    private static final String TREATED = "interferon: start_day stop_day stop_reason\n100 200 HSCT\n";
    private static final String TRANSPLANTED = "hsct: hsct_day\n300\n";

    private static Map<AnalysisSet, Exclusion> exclusions(String tables) {
        return exclusions(tables, Cohort.ALL);
    }

    private static Map<AnalysisSet, Exclusion> exclusions(String tables, Cohort cohort) {
        Patient patient = StudyTables.patient(tables);
        return Membership.of(patient, Genotype.of(patient.genetics()), cohort).exclusions();
    }

    @Test
    void a_solved_treated_and_transplanted_patient_is_in_every_set() {
        assertThat(exclusions(SOLVED + TREATED + TRANSPLANTED)).isEmpty();
    }

    @Test
    void withdrawn_consent_excludes_from_sets_of_treatments_that_were_not_given_until_then() {
        String withdrawn = "patients: consent_withdrawn_day\n500\n" + SOLVED;

        assertThat(exclusions(withdrawn + TREATED + TRANSPLANTED)).isEmpty();
        assertThat(exclusions(withdrawn))
                .isEqualTo(Map.of(
                        AnalysisSet.HSCT1, Exclusion.CONSENT_WITHDRAWN,
                        AnalysisSet.SAFETY, Exclusion.CONSENT_WITHDRAWN,
                        AnalysisSet.SMO_IFN, Exclusion.CONSENT_WITHDRAWN));
    }

    @Test
    void one_clcn7_allele_excludes_from_recessive_sets_but_not_from_the_safety_of_the_drug() {
        assertThat(exclusions("genetics: gene_symbol zygosity allele_no acmg_class\nCLCN7 HET 1 P\n" + TREATED
                        + TRANSPLANTED))
                .isEqualTo(Map.of(
                        AnalysisSet.ARO, Exclusion.CLCN7_MONOALLELIC,
                        AnalysisSet.HSCT1, Exclusion.CLCN7_MONOALLELIC,
                        AnalysisSet.NEUROPATHIC, Exclusion.CLCN7_MONOALLELIC,
                        AnalysisSet.GENO, Exclusion.CLCN7_MONOALLELIC));
    }

    @Test
    void neuropathic_are_ostm1_and_those_reported_as_such() {
        String tcirg1 =
                "genetics: gene_symbol zygosity acmg_class\nTCIRG1 HOM P\nbaseline: dx_day aro_type neuropathic_form\n60 OC_RICH ";

        assertThat(exclusions(SOLVED)).doesNotContainKey(AnalysisSet.NEUROPATHIC);
        assertThat(exclusions(tcirg1 + "Y")).doesNotContainKey(AnalysisSet.NEUROPATHIC);
        assertThat(exclusions(tcirg1 + "SUSPECTED")).containsEntry(AnalysisSet.NEUROPATHIC, Exclusion.NOT_NEUROPATHIC);
    }

    @Test
    void dominant_or_x_linked_inheritance_excludes_from_recessive_sets() {
        assertThat(exclusions("genetics: gene_symbol zygosity acmg_class inheritance\nIKBKG HEMI P XL"))
                .containsEntry(AnalysisSet.ARO, Exclusion.NOT_RECESSIVE);
    }

    @Test
    void unsolved_and_incomplete_patients_stay_in_the_recessive_set() {
        assertThat(exclusions("genetics: gene_symbol zygosity allele_no acmg_class\nSNX10 HET 1 P"))
                .doesNotContainKey(AnalysisSet.ARO)
                .containsEntry(AnalysisSet.GENO, Exclusion.NO_CAUSAL_GENE)
                .containsEntry(AnalysisSet.HSCT1, Exclusion.NO_TRANSPLANT)
                .containsEntry(AnalysisSet.SAFETY, Exclusion.NO_INTERFERON)
                .containsEntry(AnalysisSet.SMO_IFN, Exclusion.NO_INTERFERON);
    }

    @Test
    void unknown_severity_is_not_severe_malignant_disease() {
        assertThat(exclusions("patients: smo_flag\nUNK\n" + TREATED))
                .containsEntry(AnalysisSet.SMO_IFN, Exclusion.NOT_SEVERE_MALIGNANT)
                .doesNotContainKey(AnalysisSet.SAFETY);
    }

    @Test
    void the_regulatory_cohort_asks_for_the_widest_consent() {
        assertThat(exclusions("patients: consent_scope\nCORE_RESEARCH\n", Cohort.REGULATORY))
                .containsEntry(AnalysisSet.ALL, Exclusion.CONSENT_TOO_NARROW);
        assertThat(exclusions("", Cohort.REGULATORY)).doesNotContainKey(AnalysisSet.ALL);
    }

    @Test
    void a_cohort_of_sites_excludes_the_others() {
        assertThat(exclusions("", new Cohort("NORTH", Set.of("S002"), false)))
                .containsEntry(AnalysisSet.ALL, Exclusion.OUTSIDE_COHORT);
    }
}
