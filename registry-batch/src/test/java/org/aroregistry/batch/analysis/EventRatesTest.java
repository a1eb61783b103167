package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.endpoint.AnalysisRules;
import org.aroregistry.core.endpoint.GrowthReference;
import org.aroregistry.core.endpoint.GrowthRule;
import org.aroregistry.core.endpoint.PatientFacts;
import org.aroregistry.core.endpoint.RateRule;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Section;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;

/** The child is that of docs/methods/rates-and-monitoring.md. */
class EventRatesTest {
    private static final int TOTAL = 0;

    private static final String CHILD = "hsct: hsct_day\n400\nvisits: visit_day\n100\n300\n700\n"
            + "fractures: fx_day bone side\n150 FEMUR L\n450 FEMUR R\n460 RIB R\n701 RIB L\n";
    private static final String TRANSFUSED = "visits: visit_day\n100\n300\n"
            + "transfusions: start_day end_day product n_transfusions\n110 130 RBC 3\n120 120 PLT 1\n301 301 RBC 1\n"
            + "infections: onset_day resolved_day site_of_infection organism_class abx_route hospitalised\n"
            + "150 160 BLOODSTREAM BACTERIAL IV Y\n165 170 SKIN UNK ORAL N\n200 . ENT VIRAL NONE N\n"
            + "interferon: start_day stop_day\n150 199\n";

    private final TableResult table =
            new EventRates(RateRule.V1, GrowthRule.V2, List.of()).compute(Patients.population(CHILD, TRANSFUSED));

    private static Statistic.Rate rate(TableResult table, String section, String period) {
        return (Statistic.Rate) row(table, section, period).cells().get(TOTAL);
    }

    @Test
    void fractures_are_divided_by_the_transplant() {
        // 299 days of the child and 200 of the other before, 301 days in the first year after.
        Statistic.Rate before = rate(table, "fractures", "before");
        Statistic.Rate after = rate(table, "fractures", "first_year");

        assertThat(before.events()).isEqualTo(1);
        assertThat(before.patients()).isEqualTo(2);
        assertThat(before.personYears()).isCloseTo(499 / 365.25, within(1e-12));
        // Garwood's limits of the count 1.
        assertThat(before.interval().lower() * before.personYears()).isCloseTo(0.025317808, within(1e-8));
        assertThat(before.interval().upper() * before.personYears()).isCloseTo(5.571643391, within(1e-8));
        assertThat(after.events()).isEqualTo(2);
        assertThat(after.personYears()).isCloseTo(301 / 365.25, within(1e-12));
    }

    @Test
    void no_time_at_risk_is_a_rate_of_no_events_so_that_sums_stay_complete() {
        Statistic.Rate later = rate(table, "fractures", "later");

        assertThat(later.patients()).isZero();
        assertThat(later.events()).isZero();
        assertThat(later.rate()).isNaN();
    }

    @Test
    void every_transfusion_of_a_period_is_an_event() {
        assertThat(rate(table, "red_cells", "before").events()).isEqualTo(3);
        assertThat(rate(table, "platelets", "before").events()).isEqualTo(1);
    }

    @Test
    void infections_that_follow_within_14_days_are_one_episode() {
        assertThat(rate(table, "infections", "before").events()).isEqualTo(2);
        assertThat(rate(table, "serious_infections", "before").events()).isEqualTo(1);
    }

    @Test
    void rates_by_interferon_are_for_the_regulator() {
        Statistic.Rate on = rate(table, "regulator_infections_interferon", "on_interferon");
        Statistic.Rate off = rate(table, "regulator_infections_interferon", "off_interferon");

        assertThat(on.events()).isEqualTo(1);
        assertThat(on.personYears()).isCloseTo(50 / 365.25, within(1e-12));
        assertThat(off.events()).isEqualTo(1);
        assertThat(off.personYears()).isCloseTo((499 - 50) / 365.25, within(1e-12));
    }

    @Test
    void variance_over_mean_tells_whether_few_patients_have_many_events() {
        // Fractures 3 in 600 days and 0 in 200: expected 2.25 and 0.75, 0.75^2 / 2.25 + 0.75^2 / 0.75 = 1, one degree
        // of freedom.
        Statistic.Amount fractures = (Statistic.Amount)
                row(table, "regulator_dispersion", "fractures").cells().get(TOTAL);

        assertThat(fractures.value()).isCloseTo(1, within(1e-12));
        assertThat(fractures.patients()).isEqualTo(2);
        assertThat(row(table, "regulator_dispersion", "birth_fractures").cells().get(TOTAL))
                .isEqualTo(new Statistic.NotEstimable("no events"));
    }

    @Test
    void every_row_counts_or_has_a_reason() {
        assertThat(rows("fractures_counted")).isEqualTo(3);
        assertThat(rows("fractures_not_followed")).isEqualTo(1);
        assertThat(rows("infections_counted")).isEqualTo(2);
        assertThat(rows("infections_same_event")).isEqualTo(1);
        assertThat(rows("red_cells_not_followed")).isEqualTo(1);
    }

    private long rows(String key) {
        return ((Statistic.Count) row(table, "regulator_rows", key).cells().get(TOTAL)).n();
    }

    @Test
    void a_site_that_never_sent_a_file_has_no_time_at_risk() {
        Patient patient = StudyTables.patient(Patients.id(1), "S001", CHILD);
        AnalysedPatient silent = AnalysedPatient.of(
                PatientFacts.of(patient, Cohort.ALL, AnalysisRules.DEFAULT, Set.of("patients", "visits")),
                Patients.ENDPOINTS.definitions(),
                List.of());

        TableResult none =
                new EventRates(RateRule.V1, GrowthRule.V2, List.of()).compute(new StudyPopulation(List.of(silent)));

        assertThat(rate(none, "fractures", "before").patients()).isZero();
    }

    @Test
    void without_a_growth_reference_the_table_says_so() {
        assertThat(table.sections()).extracting(Section::key).noneMatch(key -> key.startsWith("growth"));
        assertThat(table.notes())
                .contains(
                        "Growth was compared with no reference (aro analyse --growth-reference none), so there are no z-scores.");
    }

    @Test
    void growth_is_read_at_years_after_diagnosis() throws IOException {
        // WHO gives -3.52 for a boy of 365 days with 6.5 kg; see docs/methods/growth.md.
        GrowthReference reference = GrowthReference.read(
                "WHO 2006",
                new StringReader(
                        "sex,measure,age_days,l,m,s\nM,WEIGHT,365,0.0645,9.646,0.10925\nM,WEIGHT,730,0.0645,9.646,0.10925\n"));
        Patient boy = StudyTables.patient(
                Patients.id(1),
                "S001",
                "patients: sex\nM\nbaseline: dx_day\n365\ngrowth: meas_day weight_kg\n365 6.5\n700 9.646\n");
        AnalysedPatient patient = AnalysedPatient.of(
                PatientFacts.of(boy, Cohort.ALL, AnalysisRules.DEFAULT, Set.copyOf(Patient.FILES)),
                Patients.ENDPOINTS.definitions(),
                List.of(reference));

        TableResult growth = new EventRates(RateRule.V1, GrowthRule.V2, List.of("WHO 2006"))
                .compute(new StudyPopulation(List.of(patient)));

        assertThat(median(growth, "weight_year_0")).isCloseTo(-3.52, within(0.005));
        assertThat(median(growth, "weight_year_1")).isCloseTo(0, within(1e-12));
        assertThat(growth.notes())
                .anyMatch(note -> note.contains("(180 from more than two years on), compared with WHO 2006."));
        assertThat(new EventRates(RateRule.V1, GrowthRule.V2, List.of("WHO 2006", "CDC 2000"))
                        .compute(new StudyPopulation(List.of(patient)))
                        .notes())
                .anyMatch(note -> note.contains(" compared with WHO 2006, then CDC 2000;"));
    }

    private static double median(TableResult table, String key) {
        Statistic.Distribution scores = (Statistic.Distribution)
                row(table, "growth_diagnosis", key).cells().get(TOTAL);
        assertThat(scores.n()).isEqualTo(1);
        return scores.quantiles().median();
    }
}
