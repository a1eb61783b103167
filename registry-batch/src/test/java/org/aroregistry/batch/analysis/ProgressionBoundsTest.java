package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aroregistry.core.endpoint.ProgressionRule;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.junit.jupiter.api.Test;

/** Expected values: progression-bounds-expected.csv, made by progression-bounds.R of progression-bounds.csv. */
class ProgressionBoundsTest {
    private static final int FIRST_DOSE = 100;

    private static List<String[]> rows(String file) {
        return Patients.resource(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** A patient who dies on a known day, whose hearing is lost between two examinations, or who hears well at the last one. */
    private static String tables(String[] cells) {
        int lower = FIRST_DOSE + Integer.parseInt(cells[0]);
        String start = "interferon: start_day stop_day\n100 200\n";
        if (cells[0].equals(cells[1])) {
            return start + "visits: visit_day\n100\nstatus: status last_contact_day death_day\nDEAD " + lower + " "
                    + lower + "\n";
        }
        StringBuilder exams =
                new StringBuilder("hearing: exam_day ear method abr_threshold_db effusion\n90 R ABR 35 N\n");
        if (lower > FIRST_DOSE) {
            exams.append(lower).append(" R ABR 35 N\n");
        }
        int last = lower;
        if (!cells[1].equals("Inf")) {
            last = FIRST_DOSE + Integer.parseInt(cells[1]);
            exams.append(last).append(" R ABR 85 N\n");
        }
        return start + "visits: visit_day\n100\nstatus: status last_contact_day\nALIVE " + last + "\n" + exams;
    }

    private static double percent(TableResult table, String key) {
        return ((Statistic.Amount) row(table, "regulator_s4", key).cells().get(0)).value();
    }

    @Test
    void bounds_of_eighty_patients_equal_r() {
        TableResult table = new ProgressionOnInterferon(Patients.ENDPOINTS, ProgressionRule.TTP_V1)
                .compute(Patients.population(rows("progression-bounds.csv").stream()
                        .map(ProgressionBoundsTest::tables)
                        .toArray(String[]::new)));

        List<String[]> expected = rows("progression-bounds-expected.csv");
        assertThat(expected).hasSize(TimePoint.ON_INTERFERON.size());
        for (String[] line : expected) {
            Statistic.Share progressed = (Statistic.Share)
                    row(table, "regulator_s4", "progressed").cells().get(0);
            assertThat(progressed.n()).isEqualTo(Long.parseLong(line[2]));
            assertThat(progressed.of()).isEqualTo(80);
            // The curvature of the likelihood turns a gap of 1e-9 into up to this much of a probability.
            assertThat(percent(table, "progression_free_" + line[0] + "_least"))
                    .as("least on day %s", line[0])
                    .isCloseTo(100 * Double.parseDouble(line[4]), within(1e-3));
            assertThat(percent(table, "progression_free_" + line[0] + "_most"))
                    .as("greatest on day %s", line[0])
                    .isCloseTo(100 * Double.parseDouble(line[5]), within(1e-3));
        }
    }
}
