package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.aroregistry.core.result.FigureResult.Comparison;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Section;
import org.junit.jupiter.api.Test;

/** Expected values of the 24 transplants: R 4.2.2, survival 3.5-3, cmprsk 2.2-11, on transplants.csv. */
class TransplantOutcomesTest {
    private static final double DIGITS = 1e-6;
    private static final int TOTAL = 0;
    private static final int MATCHED_FAMILY = 1;
    private static final int MATCHED_UNRELATED = 2;
    private static final List<String> DONORS = List.of("MATCHED_FAMILY", "MATCHED_UNRELATED");

    /** Days of the first transplant, at a donor, and of the end of follow-up. */
    private static final String ALIVE =
            "hsct: hsct_day donor_type\n1000 MSD\nstatus: status last_contact_day death_day\nALIVE 1400 .\n";

    private final TableResult table =
            new TransplantOutcomes(Patients.ENDPOINTS).compute(Patients.population(Patients.transplants(false)));

    private static Statistic cell(TableResult table, String section, String key, int column) {
        return row(table, section, key).cells().get(column);
    }

    private Statistic.Estimate estimate(String section, String key, int column) {
        return (Statistic.Estimate) cell(table, Section.REGULATOR_ONLY + section, key, column);
    }

    private static void equal(Statistic.Estimate estimate, double value, double lower, double upper, long atRisk) {
        assertThat(estimate.value()).isCloseTo(value, within(DIGITS));
        assertThat(estimate.interval().lower()).isCloseTo(lower, within(DIGITS));
        assertThat(estimate.interval().upper()).isCloseTo(upper, within(DIGITS));
        assertThat(estimate.atRisk()).isEqualTo(atRisk);
    }

    @Test
    void overall_survival_equals_r_in_total_and_by_donor() {
        equal(estimate("survival", "os_hsct1_100", TOTAL), 0.698413, 0.469116, 0.843478, 16);
        equal(estimate("survival", "os_hsct1_365", TOTAL), 0.567460, 0.345397, 0.739356, 14);
        equal(estimate("survival", "os_hsct1_365", MATCHED_FAMILY), 0.800000, 0.408691, 0.945873, 8);
        equal(estimate("survival", "os_hsct1_365", MATCHED_UNRELATED), 0.389610, 0.143292, 0.632979, 6);
    }

    @Test
    void estimates_end_where_too_few_are_at_risk() {
        assertThat(estimate("survival", "os_hsct1_1095", TOTAL).value()).isCloseTo(0.515873, within(DIGITS));
        assertThat(cell(table, "regulator_survival", "os_hsct1_1825", TOTAL))
                .isEqualTo(new Statistic.NotEstimable("too few at risk"));
        assertThat(cell(table, "regulator_survival", "os_hsct1_100", 3))
                .isEqualTo(new Statistic.NotEstimable("no patients"));
    }

    @Test
    void survival_without_graft_failure_is_what_the_competing_events_leave_over() {
        assertThat(estimate("event_free", "efs_hsct1_365", TOTAL).value()).isCloseTo(0.482456, within(DIGITS));
    }

    @Test
    void graft_failure_equals_r_in_total_and_by_donor() {
        equal(estimate("graft_failure", "gf_secondary_hsct1_100", TOTAL), 0.171053, 0.053463, 0.344863, 14);
        equal(estimate("graft_failure", "gf_secondary_hsct1_365", TOTAL), 0.214912, 0.078094, 0.395695, 12);
        assertThat(estimate("graft_failure", "gf_secondary_hsct1_100", MATCHED_FAMILY)
                        .value())
                .isCloseTo(0.1, within(DIGITS));
        assertThat(estimate("graft_failure", "gf_secondary_hsct1_100", MATCHED_UNRELATED)
                        .value())
                .isCloseTo(0.228571, within(DIGITS));
    }

    @Test
    void the_tests_equal_r_where_they_may_be_made() {
        EndpointSample survival = EndpointSample.of(
                Patients.ENDPOINTS.definition("OS_HSCT1"),
                Patients.population(Patients.transplants(false)).registered());
        EndpointSample failure = EndpointSample.of(
                Patients.ENDPOINTS.definition("GF_HSCT1"),
                Patients.population(Patients.transplants(false)).registered());

        Comparison logRank = comparison(survival, 1).test().orElseThrow();
        Comparison gray = comparison(failure, 1).test().orElseThrow();

        assertThat(logRank.method()).isEqualTo("log-rank");
        assertThat(logRank.statistic()).isCloseTo(2.317313, within(DIGITS));
        assertThat(gray.method()).isEqualTo("Gray");
        assertThat(gray.statistic()).isCloseTo(1.1898331248, within(1e-9));
        assertThat(gray.p()).isCloseTo(0.2753632196, within(1e-9));
    }

    private static GroupComparison comparison(EndpointSample rows, int fewestEvents) {
        return GroupComparison.between(
                rows,
                DONORS,
                patient -> patient.transplant().orElseThrow().donor().name(),
                fewestEvents);
    }

    @Test
    void no_test_is_made_with_few_events_late_entries_or_one_group() {
        EndpointSample late = EndpointSample.of(
                Patients.ENDPOINTS.definition("GF_HSCT1"),
                Patients.population(Patients.transplants(true)).registered());

        assertThat(comparison(late, 1).reason()).isEqualTo("late entries, for which Gray's test is not defined");
        assertThat(GroupComparison.between(late, List.of("MATCHED_FAMILY"), p -> "MATCHED_FAMILY", 1)
                        .reason())
                .isEqualTo("fewer than two groups");
        // Three of the ten with a family donor died.
        assertThat(cell(table, "regulator_comparison", "os_hsct1", TOTAL))
                .isEqualTo(new Statistic.NotEstimable("a group has too few events"));
    }

    @Test
    void recovery_is_told_though_few_are_left_at_risk() {
        // Six recover by day 22, one dies on day 26, two recover later: on day 28 two are at risk, and of all nine it
        // is known.
        String[] tables = new String[9];
        int[] days = {12, 14, 16, 18, 20, 22, 40, 50};
        for (int i = 0; i < days.length; i++) {
            tables[i] = ALIVE + "engraftment: anc500_status anc500_rel\nACHIEVED " + days[i];
        }
        tables[8] = "hsct: hsct_day donor_type\n1000 MUD\nengraftment: anc500_status anc500_rel\nDIED_BEFORE ."
                + "\nstatus: status last_contact_day death_day\nDEAD 1026 1026";

        TableResult outcomes = new TransplantOutcomes(Patients.ENDPOINTS).compute(Patients.population(tables));

        Statistic.Estimate recovered = (Statistic.Estimate) cell(outcomes, "recovery", "anc_hsct1_28", TOTAL);
        assertThat(recovered.value()).isCloseTo(6 / 9.0, within(1e-12));
        assertThat(recovered.events()).isEqualTo(6);
        assertThat(recovered.atRisk()).isEqualTo(2);
        assertThat(cell(outcomes, "recovery", "anc_hsct1_28", MATCHED_UNRELATED))
                .isEqualTo(new Statistic.NotEstimable("too few at risk"));
    }

    @Test
    void every_transplanted_patient_is_analysed_or_has_a_reason() {
        for (String key : List.of("anc_hsct1", "cgvhd_hsct1", "os_hsct1", "gf_primary_hsct1")) {
            for (int column : new int[] {TOTAL, MATCHED_FAMILY, MATCHED_UNRELATED}) {
                int at = column;
                long analysed = ((Statistic.Share) cell(table, "regulator_analysed", key, column)).n();
                long lost = section("regulator_not_analysed").rows().stream()
                        .filter(row -> row.key().startsWith(key + "_"))
                        .mapToLong(row -> ((Statistic.Count) row.cells().get(at)).n())
                        .sum();
                assertThat(analysed + lost)
                        .isEqualTo(table.columns().get(column).n());
            }
        }
    }

    private Section section(String key) {
        return table.sections().stream()
                .filter(section -> section.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void footnotes_name_the_competing_events() {
        assertThat(table.notes())
                .anyMatch(
                        note -> note.startsWith(
                                "Acute, grade II\u2013IV: competing are death, graft failure, second transplant. Definition AGVHD_2_4_HSCT1"))
                .anyMatch(note -> note.startsWith("Overall survival: nothing competes. Definition OS_HSCT1, version "));
    }
}
