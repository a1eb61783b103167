package org.aroregistry.core.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenotypeTest {
    private static Genotype genotype(String rows) {
        return Genotype.of(StudyTables.patient("genetics: gene_symbol zygosity allele_no phase acmg_class\n" + rows)
                .genetics());
    }

    @Test
    void two_heterozygous_alleles_in_trans_are_biallelic() {
        Genotype genotype = genotype("""
                TCIRG1 HET 1 TRANS_ASSUMED P
                TCIRG1 HET 2 TRANS_ASSUMED LP
                """);

        assertThat(genotype.group()).isEqualTo(GenotypeGroup.TCIRG1);
        assertThat(genotype.withUncertainAllele()).isFalse();
    }

    @Test
    void two_alleles_in_cis_are_one_allele() {
        Genotype genotype = genotype("""
                TCIRG1 HET 1 CIS P
                TCIRG1 HET 2 CIS LP
                """);

        assertThat(genotype.group()).isEqualTo(GenotypeGroup.MONOALLELIC_INCOMPLETE);
    }

    @Test
    void one_heterozygous_clcn7_allele_is_dominant_disease() {
        assertThat(genotype("CLCN7 HET 1 . P").group()).isEqualTo(GenotypeGroup.CLCN7_MONOALLELIC);
    }

    @Test
    void one_heterozygous_allele_of_another_gene_is_incomplete() {
        assertThat(genotype("SNX10 HET 1 . LP").group()).isEqualTo(GenotypeGroup.MONOALLELIC_INCOMPLETE);
    }

    @Test
    void a_homozygous_row_is_biallelic() {
        assertThat(genotype("CLCN7 HOM . . LP").group()).isEqualTo(GenotypeGroup.CLCN7_BIALLELIC);
    }

    @Test
    void hemizygous_counts_in_x_linked_genes_only() {
        assertThat(genotype("IKBKG HEMI . . P").group()).isEqualTo(GenotypeGroup.OTHER_GENE);
        assertThat(genotype("OSTM1 HEMI . . P").group()).isEqualTo(GenotypeGroup.MONOALLELIC_INCOMPLETE);
    }

    @Test
    void an_uncertain_variant_opposite_a_pathogenic_one_is_allowed_and_flagged() {
        Genotype genotype = genotype("""
                OSTM1 HET 1 TRANS_CONFIRMED P
                OSTM1 HET 2 TRANS_CONFIRMED VUS
                """);

        assertThat(genotype.group()).isEqualTo(GenotypeGroup.OSTM1);
        assertThat(genotype.withUncertainAllele()).isTrue();
    }

    @Test
    void two_uncertain_variants_solve_nothing() {
        Genotype genotype = genotype("""
                OSTM1 HET 1 TRANS_CONFIRMED VUS
                OSTM1 HET 2 TRANS_CONFIRMED VUS
                """);

        assertThat(genotype.group()).isEqualTo(GenotypeGroup.UNSOLVED_TESTED);
    }

    @Test
    void of_two_biallelic_genes_the_one_of_class_p_counts_and_the_patient_is_flagged() {
        Genotype genotype = genotype("""
                OSTM1  HOM . . LP
                TCIRG1 HOM . . P
                """);

        assertThat(genotype.group()).isEqualTo(GenotypeGroup.TCIRG1);
        assertThat(genotype.severalGenes()).isTrue();
    }

    @Test
    void a_gene_outside_the_list_of_groups_is_another_gene() {
        assertThat(genotype("MITF HOM . . P").group()).isEqualTo(GenotypeGroup.OTHER_GENE);
    }

    @ParameterizedTest(name = "{0} {1} gives {2}")
    @CsvSource({
        "PANEL,  NEGATIVE,   UNSOLVED_TESTED",
        "WES,    NEGATIVE,   UNSOLVED_TESTED",
        "WGS,    NEGATIVE,   UNSOLVED_TESTED",
        "SANGER, NEGATIVE,   NOT_TESTED",
        "WES,    VUS_ONLY,   UNSOLVED_TESTED",
        "WES,    PENDING,    PENDING",
        "NONE,   NOT_TESTED, NOT_TESTED"
    })
    void without_a_causal_row_the_test_decides(String testType, String result, GenotypeGroup expected) {
        Genotype genotype = Genotype.of(StudyTables.patient(
                        "genetics: test_type test_result variant_role\n" + testType + " " + result + " CAUSAL")
                .genetics());

        assertThat(genotype.group()).isEqualTo(expected);
    }

    @Test
    void modifiers_never_decide() {
        Genotype genotype = Genotype.of(StudyTables.patient("""
                        genetics: test_type test_result gene_symbol zygosity acmg_class variant_role
                        PANEL     NEGATIVE  .      .   . CAUSAL
                        PANEL     POSITIVE  TCIRG1 HOM P MODIFIER
                        """).genetics());

        assertThat(genotype.group()).isEqualTo(GenotypeGroup.UNSOLVED_TESTED);
    }

    @Test
    void no_row_at_all_means_not_tested() {
        assertThat(Genotype.of(StudyTables.patient("").genetics()).group()).isEqualTo(GenotypeGroup.NOT_TESTED);
    }
}
