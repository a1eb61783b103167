package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aroregistry.core.endpoint.MonitoringRule;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;

/**
 * At the first site the patient of the worked example: first dose on day 400, last contact on day 600, a full set on day 590. At the second site an
 * infant with interferon on days 100 to 160, a full set on the first day and a liver test on day 131.
 */
class LabelMonitoringTest {
    private static final String LABS = "labs: sample_day analyte value unit result_text\n";
    private static final String WORKED = "interferon: start_day stop_day stop_reason\n400 . .\n"
            + "status: status last_contact_day\nALIVE 600\n" + LABS + fullSet(590);
    private static final String INFANT =
            "interferon: start_day stop_day\n100 160\n" + LABS + fullSet(100) + "131 ALT 30 U/L .\n";

    private final TableResult table = new LabelMonitoring(MonitoringRule.V1)
            .compute(new StudyPopulation(
                    List.of(patient(0, "S001", WORKED), patient(1, "S002", INFANT), patient(2, "S003", ""))));

    private static String fullSet(int day) {
        return day + " HB 90 g/L .\n" + day + " WBC 5 10^9/L .\n" + day + " ANC 2 10^9/L .\n" + day
                + " PLT 90 10^9/L .\n" + day + " CREAT 30 umol/L .\n" + day + " AST 30 U/L .\n" + day
                + " BILI_T 10 umol/L .\n" + day + " URINE_PROT . . NEG\n";
    }

    private static AnalysedPatient patient(int number, String site, String tables) {
        return Patients.derive(StudyTables.patient(Patients.id(number), site, tables));
    }

    private Statistic cell(String section, String row, String column) {
        List<String> keys = table.columns().stream().map(Column::key).toList();
        return row(table, section, row).cells().get(keys.indexOf(column));
    }

    private static Statistic windows(long patients, double n) {
        return new Statistic.Amount(patients, "windows", n);
    }

    @Test
    void the_worked_example_has_two_quarters_due_and_one_fulfilled() {
        assertThat(cell("regulator_sites", "S001", "quarter_due")).isEqualTo(windows(1, 2));
        assertThat(cell("regulator_sites", "S001", "quarter_done")).isEqualTo(windows(1, 1));
        assertThat(cell("regulator_sites", "S001", "quarter_percent"))
                .isEqualTo(new Statistic.Amount(1, "percent of windows", 50));
        assertThat(((Statistic.Share) cell("regulator_sites", "S001", "baseline")).n())
                .isZero();
        assertThat(cell("regulator_sites", "S001", "liver_due")).isEqualTo(windows(0, 0));
        assertThat(cell("regulator_sites", "S001", "liver_percent")).isEqualTo(new Statistic.NotEstimable("none due"));
    }

    @Test
    void a_liver_window_is_due_only_if_interferon_was_given_throughout_it() {
        // Days 120 to 140 were on interferon throughout; of days 150 to 170 the last ones were not.
        assertThat(cell("regulator_sites", "S002", "liver_due")).isEqualTo(windows(1, 1));
        assertThat(cell("regulator_sites", "S002", "liver_done")).isEqualTo(windows(1, 1));
    }

    @Test
    void the_total_adds_up_patients_and_windows_of_all_sites() {
        Statistic.Share baseline = (Statistic.Share) cell("total", "TOTAL", "baseline");

        assertThat(cell("total", "TOTAL", "patients")).isEqualTo(new Statistic.Count(2, true));
        assertThat(baseline.n()).isEqualTo(1);
        assertThat(baseline.of()).isEqualTo(2);
        assertThat(cell("total", "TOTAL", "quarter_due")).isEqualTo(windows(1, 2));
        assertThat(cell("total", "TOTAL", "liver_done")).isEqualTo(windows(1, 1));
    }

    @Test
    void sites_without_interferon_have_no_line_and_the_public_sees_percentages_of_sites_alone() {
        List<Section> open = table.sections().stream()
                .filter(section -> !section.regulatorOnly())
                .toList();

        assertThat(open).extracting(Section::key).containsExactly("total", "sites");
        assertThat(open.get(1).rows()).extracting(Row::key).containsExactly("S001", "S002");
        for (String column : List.of("baseline", "quarter_due", "quarter_done", "liver_due", "liver_done")) {
            assertThat(cell("sites", "S001", column)).isEqualTo(new Statistic.NotEstimable("\u2013"));
        }
        assertThat(cell("sites", "S001", "quarter_percent"))
                .isEqualTo(new Statistic.Amount(1, "percent of windows", 50));
    }
}
