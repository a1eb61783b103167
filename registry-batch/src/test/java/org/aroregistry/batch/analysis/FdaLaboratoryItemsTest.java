package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aroregistry.core.endpoint.MonitoringRule;
import org.aroregistry.core.result.Accounting.Reason;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.junit.jupiter.api.Test;

/**
 * The first patient has interferon on days 400 to 1200: treatment years from days 400 and 765 on, the third begins after the third birthday. The
 * second begins after it; the third begins on day 50 and is seen until day 200; the fourth has none.
 */
class FdaLaboratoryItemsTest {
    private static final String LABS = "labs: sample_day analyte value unit result_text ref_high\n";
    private static final String FIRST = "interferon: start_day stop_day\n400 1200\n"
            + "status: status last_contact_day\nALIVE 1300\n" + LABS
            + "400 ANC 0.3 10^9/L . .\n410 WBC 6 10^9/L . .\n480 WBC 6 10^9/L . .\n500 ANC 0.7 10^9/L . .\n"
            + "410 ALT 30 U/L . 40\n460 ALT 30 U/L . 40\n"
            + "800 ANC 2.5 10^9/L . .\n900 ANC 2.5 10^9/L . .\n800 ALT 30 U/L . 40\n860 ALT 300 U/L . 40\n"
            + "650 IFNG_NAB . . NEG .\n700 IFNG_NAB . . POS .\n";
    private static final String SECOND =
            "interferon: start_day stop_day\n1100 1200\nstatus: status last_contact_day\nALIVE 1300\n";
    private static final String THIRD =
            "interferon: start_day stop_day stop_reason\n50 . .\nstatus: status last_contact_day\nALIVE 200\n";

    private final StudyPopulation population = Patients.population(FIRST, SECOND, THIRD, "");
    private final TableResult table = new FdaLaboratoryItems(MonitoringRule.V1).compute(population);
    private final TableResult listing = new FdaLaboratoryListing(MonitoringRule.V1).compute(population);

    private Statistic total(String section, String key) {
        return row(table, section, key).cells().get(0);
    }

    private void isPart(String section, String key, long n, long of) {
        Statistic.Share share = (Statistic.Share) total(section, key);
        assertThat(share.n()).as("%s %s", section, key).isEqualTo(n);
        assertThat(share.of()).as("%s %s", section, key).isEqualTo(of);
        assertThat(share.interval().method()).isEqualTo("Clopper-Pearson");
    }

    private void isCount(String section, String key, long n) {
        assertThat(total(section, key)).as("%s %s", section, key).isEqualTo(new Statistic.Count(n, true));
    }

    @Test
    void liver_tests_fifty_days_apart_are_one_test_and_sixty_days_apart_are_two() {
        isPart("regulator_fda_liver_1", "missing", 1, 1);
        isPart("regulator_fda_liver_2", "done", 1, 1);
    }

    @Test
    void each_test_says_done_missing_not_yet_due_and_not_applicable() {
        isPart("regulator_fda_white_cells_1", "done", 1, 1);
        isPart("regulator_fda_white_cells_1", "missing", 0, 1);
        isCount("regulator_fda_white_cells_1", "not_yet_due", 1);
        isCount("regulator_fda_white_cells_1", "ended", 0);
        isCount("regulator_fda_white_cells_1", "not_applicable", 1);
        isCount("regulator_fda_white_cells_3", "not_applicable", 3);
    }

    @Test
    void both_tests_together_divide_the_patients_of_a_year() {
        isPart("year_1", "white_cells_alone", 1, 1);
        isPart("year_1", "both", 0, 1);
        isCount("year_1", "not_due", 2);
        isPart("year_2", "both", 1, 1);
        isCount("year_3", "not_due", 3);
        assertThat(total("year_3", "both")).isEqualTo(new Statistic.NotEstimable("no patients"));
    }

    @Test
    void the_worst_grade_is_of_a_treatment_year_and_not_of_the_day_of_the_first_dose() {
        // 0.3 on day 400 would be grade 4; 0.7 is grade 3. In the second year ALT is 7.5 times its limit.
        isPart("regulator_neutrophils_1", "grade_3", 1, 1);
        isPart("regulator_neutrophils_2", "grade_0", 1, 1);
        isPart("regulator_alt_1", "grade_0", 1, 1);
        isPart("regulator_alt_2", "grade_3", 1, 1);
        isCount("regulator_neutrophils_1", "missing", 1);
        isCount("regulator_neutrophils_1", "not_applicable", 1);
    }

    @Test
    void antibodies_are_due_in_everybody_and_found_once_is_found() {
        isPart("antibodies", "positive", 1, 1);
        isPart("antibodies", "negative", 0, 1);
        isCount("antibodies", "missing", 1);
        isCount("antibodies", "not_yet_due", 1);
        isPart("regulator_fda_antibodies", "done", 1, 2);
    }

    @Test
    void a_titre_counts_by_the_limit_of_the_laboratory() {
        String drug = "interferon: start_day stop_day\n400 500\n" + LABS;
        TableResult titres = new FdaLaboratoryItems(MonitoringRule.V1)
                .compute(Patients.population(
                        drug + "450 IFNG_NAB 40 titre . 20",
                        drug + "450 IFNG_NAB 20 titre . 20",
                        drug + "450 IFNG_NAB 20 titre . .",
                        drug + "450 IFNG_NAB . . EQUIVOCAL .",
                        drug + "450 IFNG_NAB . . PENDING .",
                        drug + "399 IFNG_NAB . . POS ."));

        List<Row> rows = titres.sections().stream()
                .filter(section -> section.key().equals("antibodies"))
                .findFirst()
                .orElseThrow()
                .rows();
        assertThat(rows.subList(0, 3).stream()
                        .map(row -> ((Statistic.Share) row.cells().get(0)).n()))
                .containsExactly(1L, 1L, 2L);
        assertThat(rows.get(3).cells().get(0)).isEqualTo(new Statistic.Count(2, true));
    }

    @Test
    void every_section_counts_every_treated_patient_once() {
        for (Section section : table.sections()) {
            assertThat(section.partition()).isTrue();
            for (int j = 0; j < table.columns().size(); j++) {
                int column = j;
                assertThat(section.rows().stream()
                                .mapToLong(row -> n(row.cells().get(column)))
                                .sum())
                        .as("%s, column %d", section.key(), j)
                        .isEqualTo(table.columns().get(j).n());
            }
        }
        assertThat(table.columns()).extracting(TableResult.Column::n).containsExactly(3L, 1L, 1L, 1L);
    }

    private static long n(Statistic statistic) {
        if (statistic instanceof Statistic.Count count) {
            return count.n();
        }
        return statistic instanceof Statistic.Share share ? share.n() : 0;
    }

    @Test
    void the_public_sees_the_finest_division_alone() {
        assertThat(table.sections().stream().filter(section -> !section.regulatorOnly()))
                .extracting(Section::key)
                .containsExactly("year_1", "year_2", "year_3", "antibodies");
        assertThat(listing.regulatorOnly()).isTrue();
    }

    @Test
    void the_listing_says_of_each_patient_what_was_done_in_each_year() {
        assertThat(listing.sections().get(0).rows()).extracting(Row::label).containsExactly("M01", "M02", "M03");
        assertThat(words(listing.sections().get(0).rows().get(0)))
                .containsExactly(
                        "1 to under 2 years", "Done", "Missing", "Done", "Done", "\u2013", "\u2013", "Done", "Found");
        assertThat(words(listing.sections().get(0).rows().get(1)))
                .containsExactly(
                        "2 to under 5 years",
                        "\u2013",
                        "\u2013",
                        "\u2013",
                        "\u2013",
                        "\u2013",
                        "\u2013",
                        "Missing",
                        "\u2013");
        assertThat(words(listing.sections().get(0).rows().get(2)))
                .startsWith("Under 1 year", "Not yet due", "Not yet due", "\u2013")
                .endsWith("Not yet due", "\u2013");
        assertThat(listing.toString()).doesNotContain("ARO-").doesNotContain("S001");
    }

    private static List<String> words(Row row) {
        return row.cells().stream().map(cell -> ((Statistic.Text) cell).text()).toList();
    }

    @Test
    void who_did_not_agree_to_reports_to_regulators_is_not_listed_and_is_accounted_for() {
        TableResult narrow = new FdaLaboratoryListing(MonitoringRule.V1)
                .compute(Patients.population("patients: consent_scope\nCORE_RESEARCH\n" + FIRST, THIRD, ""));

        assertThat(narrow.sections().get(0).rows()).hasSize(1);
        assertThat(narrow.accounting().exclusions())
                .contains(new Reason("CONSENT_TOO_NARROW", "Consent does not cover this use", 1));
    }
}
