package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aroregistry.core.endpoint.PreservationRule;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.junit.jupiter.api.Test;

class VisionHearingTest {
    private static final String HSCT = "hsct: hsct_day\n400\n";
    private static final String EYES = "vision: exam_day eye va_category\n";
    private static final int TOTAL = 0;

    /** All transplanted on day 400: a year later is day 765, five years later day 2225. */
    private static final StudyPopulation POPULATION = Patients.population(
            HSCT + EYES + "390 OD 2\n390 OS 3\n760 OD 1\n760 OS 3\n2300 OD 3\n2300 OS 4\n" + until(2400)
                    + "surgeries: surg_day surg_code\n395 OPTIC_DECOMPRESSION",
            HSCT + EYES + "765 OU 1\n" + until(2400),
            HSCT + EYES + "380 OD 4\n" + "status: status last_contact_day death_day\nDEAD 500 500",
            HSCT + EYES + "400 OD 0\n770 OD 9\n770 OS 9\n" + until(1000),
            HSCT + EYES + "290 OU 4\n340 OU 3\n765 OU 3\n" + until(2400)
                    + "surgeries: surg_day surg_code\n300 OPTIC_DECOMPRESSION\n310 CSF_SHUNT\n500 OPTIC_DECOMPRESSION",
            "surgeries: surg_day surg_code\n300 OPTIC_DECOMPRESSION");

    private final TableResult table = new VisionHearing(Patients.ENDPOINTS, PreservationRule.V1).byAge(POPULATION);

    private static String until(int day) {
        return "status: status last_contact_day\nALIVE " + day + "\n";
    }

    private long n(String section, String key) {
        Statistic cell = row(table, section, key).cells().get(TOTAL);
        return cell instanceof Statistic.Share share ? share.n() : ((Statistic.Count) cell).n();
    }

    private List<Row> rows(String section) {
        return table.sections().stream()
                .filter(s -> s.key().equals(section))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private List<Long> numbers(String section) {
        return rows(section).stream().map(row -> n(section, row.key())).toList();
    }

    @Test
    void the_better_eye_before_is_that_of_the_last_day_that_tells() {
        // Categories 0 to 5, examined but not assessable, not examined.
        assertThat(numbers("regulator_before")).containsExactly(1L, 0L, 1L, 1L, 0L, 0L, 1L, 1L);
        assertThat(((Statistic.Share) row(table, "regulator_before", "category_0")
                                .cells()
                                .get(TOTAL))
                        .of())
                .isEqualTo(3);
    }

    @Test
    void a_change_is_one_of_categories_or_has_a_reason() {
        // Better, same, worse, no baseline, not assessable, not examined, died, not followed.
        assertThat(numbers("one_year")).containsExactly(1L, 1L, 0L, 1L, 1L, 0L, 1L, 0L);
        assertThat(numbers("five_years")).containsExactly(0L, 0L, 1L, 0L, 0L, 2L, 1L, 1L);
    }

    @Test
    void the_first_decompression_compares_90_days_before_with_30_to_270_days_after() {
        // The first patient was not examined after it, the fifth saw better 40 days later; three had none.
        assertThat(n("decompression", "better")).isEqualTo(1);
        assertThat(n("decompression", "not_examined")).isEqualTo(1);
        assertThat(n("decompression", "none")).isEqualTo(3);
        assertThat(table.notes())
                .contains("Patients with a decompression who were never transplanted and are not in this table: 1.");
    }

    @Test
    void every_transplanted_patient_is_in_one_row_of_each_partition() {
        for (TableResult each :
                List.of(table, new VisionHearing(Patients.ENDPOINTS, PreservationRule.V1).byGenotype(POPULATION))) {
            for (Section section : each.sections()) {
                for (int j = 0; j < each.columns().size() && section.partition(); j++) {
                    int column = j;
                    long sum = section.rows().stream()
                            .map(row -> row.cells().get(column))
                            .mapToLong(cell -> cell instanceof Statistic.Share share
                                    ? share.n()
                                    : cell instanceof Statistic.Count count ? count.n() : 0)
                            .sum();
                    assertThat(sum).isEqualTo(each.columns().get(j).n());
                }
            }
        }
    }

    @Test
    void why_a_loss_cannot_be_judged_is_counted() {
        assertThat(rows("regulator_not_analysed"))
                .extracting(Row::key)
                .contains("vis_pres_hsct1_impaired_at_baseline", "vis_pres_hsct1_no_baseline");
        assertThat(n("regulator_not_analysed", "vis_pres_hsct1_no_baseline")).isEqualTo(2);
        assertThat(n("regulator_not_analysed", "vis_pres_hsct1_impaired_at_baseline"))
                .isEqualTo(1);
        assertThat(n("regulator_not_analysed", "hear_pres_hsct1_no_baseline")).isEqualTo(5);
    }

    @Test
    void sight_lost_is_an_incidence_with_death_competing() {
        // Ten see well before: one lost sight on day 100 and is confirmed, one died on day 200, eight were seen on day
        // 2000.
        String[] tables = new String[10];
        for (int i = 0; i < 10; i++) {
            tables[i] = HSCT + EYES + "400 OU 0\n"
                    + (i == 0 ? "500 OU 4\n600 OU 4\n" : "")
                    + (i == 1
                            ? "status: status last_contact_day death_day\nDEAD 600 600"
                            : "2400 OU " + (i == 0 ? "4" : "0") + "\n" + until(2400));
        }

        TableResult lost =
                new VisionHearing(Patients.ENDPOINTS, PreservationRule.V1).byAge(Patients.population(tables));

        Statistic.Estimate atOneYear = (Statistic.Estimate)
                row(lost, "preserved", "vis_pres_hsct1_365").cells().get(TOTAL);
        assertThat(atOneYear.value()).isCloseTo(0.1, within(1e-12));
        assertThat(atOneYear.atRisk()).isEqualTo(8);
    }

    @Test
    void the_table_by_genotype_is_for_the_regulator() {
        assertThat(new VisionHearing(Patients.ENDPOINTS, PreservationRule.V1)
                        .byGenotype(POPULATION)
                        .regulatorOnly())
                .isTrue();
        assertThat(table.regulatorOnly()).isFalse();
    }
}
