package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aroregistry.core.result.Accounting.Reason;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Column;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;

/** Transplants on day 100 of life in 2018 unless a table says otherwise; the sites' last extracts are of 2021. */
class SiteMortalityTest {
    private final List<AnalysedPatient> patients = new ArrayList<>();

    private void add(String site, int n, String tables) {
        for (int i = 0; i < n; i++) {
            patients.add(Patients.derive(StudyTables.patient(Patients.id(patients.size()), site, tables)));
        }
    }

    private static String transplanted(int year, String status) {
        return "hsct: hsct_day hsct_year\n100 " + year + "\nstatus: status last_contact_day death_day\n" + status
                + "\n";
    }

    private static String dead(int day) {
        return transplanted(2018, "DEAD " + day + " " + day);
    }

    private static String alive(int day) {
        return transplanted(2018, "ALIVE " + day + " .");
    }

    private static SiteDelivery site(String id) {
        return new SiteDelivery(
                id, 1, 1, 2021, Map.of(), new SiteDelivery.FindingCounts(Map.of(), Map.of(), Map.of()), List.of());
    }

    private SiteMortality mortality() {
        return new SiteMortality(Patients.ENDPOINTS, List.of(site("S001"), site("S002"), site("S003")));
    }

    private TableResult table() {
        return mortality().compute(new StudyPopulation(patients));
    }

    private static long n(TableResult table, String key, int column) {
        Statistic cell = row(table, "year", key).cells().get(column);
        return cell instanceof Statistic.Count count ? count.n() : ((Statistic.Share) cell).n();
    }

    @Test
    void a_death_on_day_365_is_within_the_year_and_a_last_contact_on_it_completes_it() {
        add("S001", 2, dead(100 + 365));
        add("S001", 3, dead(100 + 366));
        add("S001", 4, alive(100 + 365));
        add("S001", 1, alive(100 + 364));

        assertThat(n(table(), "dead", 1)).isEqualTo(2);
        assertThat(n(table(), "alive", 1)).isEqualTo(7);
        assertThat(n(table(), "not_known", 1)).isEqualTo(1);
        assertThat(((Statistic.Share) row(table(), "year", "dead").cells().get(1)).of())
                .isEqualTo(9);
    }

    @Test
    void sites_with_fewer_than_five_patients_are_put_together() {
        add("S001", 5, alive(900));
        add("S002", 4, alive(900));
        add("S003", 1, dead(200));

        assertThat(table().columns()).extracting(Column::key).containsExactly("TOTAL", "S001", "SMALL_SITES");
        assertThat(table().columns()).extracting(Column::n).containsExactly(10L, 5L, 5L);
        assertThat(table().columnsPartition()).isTrue();
    }

    @Test
    void who_was_enrolled_later_or_could_not_be_followed_for_a_year_is_left_out_and_accounted_for() {
        add("S001", 5, alive(900));
        add("S001", 2, "patients: enrol_day\n150\n" + alive(900));
        add("S001", 1, transplanted(2020, "DEAD 200 200"));
        add("S001", 1, transplanted(2019, "DEAD 200 200"));

        assertThat(table().accounting().losses())
                .containsExactly(
                        new Reason("ENROLLED_LATER", "Enrolled after the transplant: who died before is not known", 2),
                        new Reason(
                                "TOO_RECENT",
                                "Transplant less than a full calendar year before the last extract, or its year not known",
                                1));
        assertThat(table().accounting().analysed()).isEqualTo(6);
        assertThat(n(table(), "dead", 0)).isEqualTo(1);
    }

    @Test
    void limits_lie_around_the_mortality_of_all_sites() {
        add("S001", 5, dead(200));
        add("S002", 5, alive(900));

        TableResult limits = mortality().limits(new StudyPopulation(patients));

        // R 4.2.2, interpolated binomial quantiles for n = 5, p = 0.5; by hand (5 - 0.8) / 5 for 97.5 %.
        assertThat(value(limits, "n_5", 2)).isCloseTo(84, within(1e-10));
        assertThat(value(limits, "n_5", 3)).isCloseTo(99.36, within(1e-10));
        assertThat(value(limits, "n_5", 1)).isZero();
        assertThat(limits.sections().get(0).rows()).hasSize(5);
    }

    private static double value(TableResult table, String key, int column) {
        return ((Statistic.Amount) row(table, "limits", key).cells().get(column)).value();
    }

    @Test
    void there_are_no_limits_where_they_would_give_a_small_number_away() {
        add("S001", 4, dead(200));
        add("S001", 9, alive(900));

        assertThat(mortality()
                        .limits(new StudyPopulation(patients))
                        .sections()
                        .get(0)
                        .rows())
                .isEmpty();
    }

    @Test
    void without_transplants_there_is_a_total_and_no_limit() {
        assertThat(table().columns()).extracting(Column::n).containsExactly(0L);
        assertThat(mortality()
                        .limits(new StudyPopulation(patients))
                        .sections()
                        .get(0)
                        .rows())
                .isEmpty();
    }
}
