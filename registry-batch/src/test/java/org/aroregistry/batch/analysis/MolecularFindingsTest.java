package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Section;
import org.junit.jupiter.api.Test;

/**
 * Eight patients, diagnosed on day 60: TCIRG1 homozygous; TCIRG1 with an uncertain second allele; SNX10 with one allele only; uncertain variants
 * only; an exome without a variant; a single-gene test without one (not tested widely enough); a result that is awaited; nothing sent. A ninth
 * has dominant disease and is not in the set.
 */
class MolecularFindingsTest {
    private static final String COLUMNS =
            "genetics: test_day test_type test_result gene_symbol zygosity allele_no acmg_class variant_class\n";

    private final TableResult table = new MolecularFindings()
            .compute(Patients.population(
                    COLUMNS + "75 WES POSITIVE TCIRG1 HOM . P NULL_LOF",
                    COLUMNS + "40 SANGER NEGATIVE . . . . .\n"
                            + "100 PANEL POSITIVE TCIRG1 HET 1 LP SPLICE\n100 PANEL POSITIVE TCIRG1 HET 2 VUS MISSENSE",
                    COLUMNS + "90 PANEL POSITIVE SNX10 HET 1 P .",
                    COLUMNS + "61 PANEL VUS_ONLY CLCN7 HET 1 VUS MISSENSE",
                    COLUMNS + "160 WES NEGATIVE . . . . .",
                    COLUMNS + "70 SANGER NEGATIVE . . . . .",
                    COLUMNS + "70 WGS PENDING . . . . .",
                    "",
                    COLUMNS + "70 PANEL POSITIVE CLCN7 HET 1 P MISSENSE"));

    private static Statistic.Share share(TableResult table, String section, String key, int column) {
        return (Statistic.Share) row(table, section, key).cells().get(column);
    }

    @Test
    void every_patient_is_in_one_row_of_the_findings() {
        Section finding = table.sections().get(0);

        assertThat(table.columns().get(0).n()).isEqualTo(8);
        assertThat(finding.partition()).isTrue();
        assertThat(share(table, "finding", "tcirg1", 0).n()).isEqualTo(2);
        assertThat(share(table, "finding", "monoallelic_incomplete", 0).n()).isEqualTo(1);
        assertThat(share(table, "finding", "uncertain_only", 0).n()).isEqualTo(1);
        assertThat(share(table, "finding", "no_variant", 0).n()).isEqualTo(1);
        assertThat(row(table, "finding", "pending").cells().get(0)).isEqualTo(new Statistic.Count(1, true));
        assertThat(row(table, "finding", "not_tested").cells().get(0)).isEqualTo(new Statistic.Count(2, true));
    }

    @Test
    void percentages_are_of_patients_tested_widely_enough() {
        assertThat(share(table, "finding", "tcirg1", 0).of()).isEqualTo(5);
    }

    @Test
    void an_uncertain_allele_is_told_of_those_with_both_alleles() {
        assertThat(share(table, "certainty", "uncertain_allele", 0).n()).isEqualTo(1);
        assertThat(share(table, "certainty", "uncertain_allele", 0).of()).isEqualTo(2);
    }

    @Test
    void kinds_of_variants_are_those_the_genotype_rests_on() {
        // The uncertain CLCN7 variant and that of unknown kind do not count.
        assertThat(share(table, "variant_class", "missense", 0).n()).isEqualTo(1);
        assertThat(share(table, "variant_class", "splice", 0).n()).isEqualTo(1);
        assertThat(share(table, "variant_class", "null_lof", 0).n()).isEqualTo(1);
        assertThat(share(table, "variant_class", "null_lof", 0).of()).isEqualTo(2);
        assertThat(row(table, "variant_class", "not_known").cells().get(0)).isEqualTo(new Statistic.Count(6, true));
    }

    @Test
    void a_patient_counts_for_every_test_that_gave_a_result() {
        assertThat(share(table, "test_type", "sanger", 0).n()).isEqualTo(2);
        assertThat(share(table, "test_type", "panel", 0).n()).isEqualTo(3);
        assertThat(share(table, "test_type", "wgs", 0).n()).isZero();
        assertThat(share(table, "test_type", "wgs", 0).of()).isEqualTo(6);
    }

    @Test
    void the_time_to_the_result_is_that_of_the_first_test_and_negative_before_diagnosis() {
        // 75-60, 40-60, 90-60, 61-60, 160-60, 70-60: sorted -20, 1, 10, 15, 30, 100.
        Statistic.Distribution days = (Statistic.Distribution)
                row(table, "time", "diagnosis_to_result").cells().get(0);

        assertThat(days.n()).isEqualTo(6);
        assertThat(days.quantiles().minimum()).isEqualTo(-20);
        assertThat(days.quantiles().median()).isEqualTo(12.5);
        assertThat(days.quantiles().maximum()).isEqualTo(100);
    }
}
