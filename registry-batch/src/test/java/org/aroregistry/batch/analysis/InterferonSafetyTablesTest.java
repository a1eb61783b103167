package org.aroregistry.batch.analysis;

import static org.aroregistry.batch.analysis.CohortTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.aroregistry.core.result.Accounting.Reason;
import org.aroregistry.core.result.Statistic;
import org.aroregistry.core.result.TableResult;
import org.aroregistry.core.result.TableResult.Row;
import org.aroregistry.core.result.TableResult.Section;
import org.junit.jupiter.api.Test;

/**
 * The first patient has interferon on days 100 to 199, so that events count until day 229. The second has it on days 50 to 59 and dies on day 60.
 * The third has it on days 1400 to 1500; the fourth birthday is day 1461. The fourth has none.
 */
class InterferonSafetyTablesTest {
    private static final String EVENTS =
            "adverse_events: onset_day ae_term ctcae_grade serious related_ifn action_ifn outcome\n";
    private static final String FIRST = "interferon: start_day stop_day\n100 199\n" + EVENTS
            + "110 FEVER 2 N POSSIBLE NONE RECOVERED\n"
            + "150 FEVER 3 N UNRELATED NONE RECOVERED\n"
            + "229 HEADACHE UNK N UNRELATED NONE RECOVERED\n"
            + "230 RASH 1 N UNRELATED NONE RECOVERED\n"
            + "300 ALT_INCREASED 2 N PROBABLE NOT_ON_DRUG RECOVERED\n";
    private static final String SECOND = "interferon: start_day stop_day\n50 59\n"
            + "status: status last_contact_day death_day\nDEAD 60 60\n" + EVENTS
            + "55 SEIZURE 5 Y UNLIKELY WITHDRAWN FATAL\n";
    private static final String THIRD = "interferon: start_day stop_day\n1400 1500\n"
            + "status: status last_contact_day\nALIVE 2000\n" + EVENTS
            + "1450 FEVER 1 N UNRELATED NONE RECOVERED\n"
            + "1470 VOMITING 1 N UNRELATED REDUCED RECOVERED\n";

    private final StudyPopulation population = Patients.population(FIRST, SECOND, THIRD, "");
    private final TableResult events = new AdverseEventTable().compute(population);
    private final TableResult listing = new AdverseEventListing().compute(population);

    private static Statistic cell(TableResult table, String section, String key) {
        return row(table, section, key).cells().get(0);
    }

    private long patients(String section, String key) {
        return ((Statistic.Share) cell(events, section, key)).n();
    }

    @Test
    void everybody_treated_is_in_one_row_of_the_worst_event() {
        assertThat(patients("worst", "none")).isZero();
        assertThat(patients("worst", "not_serious")).isEqualTo(2);
        assertThat(patients("worst", "serious")).isZero();
        assertThat(patients("worst", "fatal")).isEqualTo(1);
        assertThat(((Statistic.Share) cell(events, "worst", "fatal")).interval().method())
                .isEqualTo("Clopper-Pearson");
    }

    @Test
    void events_count_until_30_days_after_the_last_dose_and_later_related_ones_are_counted_apart() {
        assertThat(events.sections().get(1).rows())
                .extracting(Row::key)
                .containsExactly("fever", "headache", "vomiting", "seizure");
        assertThat(events.notes().get(0)).endsWith("not in this table: 1.");
    }

    @Test
    void a_patient_counts_once_with_the_worst_grade() {
        assertThat(patients("term", "fever")).isEqualTo(2);
        assertThat(patients("regulator_term_grade_1_2", "fever")).isEqualTo(1);
        assertThat(patients("regulator_term_grade_3_4", "fever")).isEqualTo(1);
        assertThat(patients("regulator_term_related", "fever")).isEqualTo(1);
        assertThat(patients("regulator_term_grade_not_known", "headache")).isEqualTo(1);
        assertThat(patients("regulator_term_grade_5", "seizure")).isEqualTo(1);
        assertThat(cell(events, "regulator_term_events", "fever")).isEqualTo(new Statistic.Count(3, false));
    }

    @Test
    void the_overview_counts_patients_by_kind_of_event() {
        assertThat(patients("regulator_overview_any", "any")).isEqualTo(3);
        assertThat(patients("regulator_overview_any", "related")).isEqualTo(1);
        assertThat(patients("regulator_overview_any", "serious")).isEqualTo(1);
        assertThat(patients("regulator_overview_any", "serious_related")).isZero();
        assertThat(patients("regulator_overview_any", "reduced")).isEqualTo(1);
        assertThat(patients("regulator_overview_any", "withdrawn")).isEqualTo(1);
        assertThat(patients("regulator_overview_any", "fatal")).isEqualTo(1);
    }

    @Test
    void a_rate_is_patients_over_the_time_to_their_first_event() {
        // Days 100 to 110, 50 to 60 (the death) and 1400 to 1450: 11 + 11 + 51 = 73 days.
        Statistic.Rate fever = (Statistic.Rate) cell(events, "regulator_term_rate", "fever");

        assertThat(fever.events()).isEqualTo(2);
        assertThat(fever.personYears()).isCloseTo(73 / 365.25, within(1e-12));
        assertThat(fever.rate()).isCloseTo(2 * 365.25 / 73, within(1e-9));
        // Exact limits of a count of 2 are 0.2422 and 7.2247.
        assertThat(fever.interval().lower() * fever.personYears()).isCloseTo(0.242209, within(1e-6));
        assertThat(fever.interval().upper() * fever.personYears()).isCloseTo(7.224688, within(1e-6));
    }

    @Test
    void from_four_years_on_only_events_and_time_from_that_age_on_count() {
        assertThat(((Statistic.Share) cell(events, "regulator_term_any_from_4_years", "fever")).of())
                .isEqualTo(1);
        assertThat(patients("regulator_term_any_from_4_years", "fever")).isZero();
        Statistic.Rate vomiting = (Statistic.Rate) cell(events, "regulator_term_rate_from_4_years", "vomiting");
        assertThat(vomiting.events()).isEqualTo(1);
        assertThat(vomiting.personYears()).isCloseTo(10 / 365.25, within(1e-12));
    }

    @Test
    void the_public_sees_nothing_that_divides_the_patients_of_a_term() {
        assertThat(events.sections().stream().filter(section -> !section.regulatorOnly()))
                .extracting(Section::key)
                .containsExactly("worst", "term");
        assertThat(listing.regulatorOnly()).isTrue();
    }

    @Test
    void serious_events_and_those_of_special_interest_have_a_line_and_numbers_follow_what_the_lines_say() {
        assertThat(listing.sections().get(0).rows()).extracting(Row::label).containsExactly("P01", "P02");
        assertThat(listing.sections().get(0).rows().get(0).cells())
                .containsExactly(
                        new Statistic.Text("Under 1 year"),
                        new Statistic.Count(100, false),
                        new Statistic.Text("ALT increased"),
                        new Statistic.Text("hepatic"),
                        new Statistic.Text("2"),
                        new Statistic.Text("No"),
                        new Statistic.Text("Probable"),
                        new Statistic.Text("Yes"),
                        new Statistic.Text("Not on the drug"),
                        new Statistic.Text("Recovered"),
                        new Statistic.Text("\u2013"));
        assertThat(listing.sections().get(0).rows().get(1).cells())
                .contains(new Statistic.Text("Seizure"), new Statistic.Count(6, false));
    }

    @Test
    void who_did_not_agree_to_reports_to_regulators_is_in_no_line_and_is_accounted_for() {
        TableResult narrow = new AdverseEventListing()
                .compute(Patients.population("patients: consent_scope\nCORE_RESEARCH\n" + SECOND, FIRST, ""));

        assertThat(narrow.sections().get(0).rows()).hasSize(1);
        assertThat(narrow.accounting().exclusions())
                .contains(new Reason("CONSENT_TOO_NARROW", "Consent does not cover this use", 1));
        assertThat(narrow.accounting().analysed()).isEqualTo(1);
    }

    @Test
    void no_line_holds_an_id_or_an_age_in_days() {
        assertThat(listing.toString())
                .doesNotContain("ARO-")
                .doesNotContain("S001")
                .doesNotContain("300");
    }

    private static final String LABS = "interferon: start_day stop_day\n100 199\n"
            + "labs: sample_day analyte value unit ref_low ref_high transfused_7d\n";

    private static TableResult shifts(String... patients) {
        return new LaboratoryShifts().compute(Patients.population(patients));
    }

    private static void isOnly(TableResult table, String section, String key) {
        for (Row row : table.sections().stream()
                .filter(candidate -> candidate.key().equals(section))
                .findFirst()
                .orElseThrow()
                .rows()) {
            assertThat(row.cells().get(0))
                    .as(row.key())
                    .isEqualTo(new Statistic.Count(row.key().equals(key) ? 1 : 0, true));
        }
    }

    @Test
    void a_shift_is_from_the_last_value_by_the_first_dose_to_the_worst_until_30_days_after_the_last() {
        TableResult table = shifts(LABS + "95 ANC 2.5 10^9/L 2.0 . N\n100 ANC 1.8 10^9/L 2.0 . N\n"
                + "150 ANC 1.2 10^9/L 2.0 . N\n229 ANC 0.7 10^9/L 2.0 . N\n230 ANC 0.4 10^9/L 2.0 . N");

        isOnly(table, "shift_neutrophils_decreased", "1_to_3");
        isOnly(table, "regulator_baseline_neutrophils_decreased", "1");
        assertThat(((Statistic.Share) cell(table, "regulator_rise", "neutrophils_decreased")).n())
                .isEqualTo(1);
        isOnly(table, "shift_alt_increased", "missing_to_missing");
    }

    @Test
    void a_value_after_a_transfusion_is_no_baseline() {
        isOnly(
                shifts(LABS + "80 HB 105 g/L 95 . N\n95 HB 70 g/L 95 . Y\n150 HB 92 g/L 95 . N"),
                "shift_anaemia",
                "0_to_2");
    }

    @Test
    void a_liver_value_counts_from_an_abnormal_baseline() {
        // 120 is three times normal: grade 1. 400 is 3.3 times the baseline, grade 2; ten times normal would be grade
        // 3.
        isOnly(shifts(LABS + "95 ALT 120 U/L . 40 N\n150 ALT 400 U/L . 40 N"), "shift_alt_increased", "1_to_2");
    }

    @Test
    void calcium_is_corrected_for_the_albumin_of_the_day() {
        // 2.95 - 0.1 = 2.85 is grade 1; as measured it would be grade 2.
        isOnly(
                shifts(LABS
                        + "95 CA_TOTAL 2.3 mmol/L 2.1 2.6 N\n150 CA_TOTAL 2.95 mmol/L 2.1 2.6 N\n150 ALB 45 g/L . . N"),
                "shift_hypercalcaemia",
                "0_to_1");
    }

    @Test
    void every_block_counts_every_treated_patient_once() {
        TableResult table = shifts(LABS + "95 PLT 80 10^9/L 150 . N", "interferon: start_day stop_day\n5 6", "");

        for (Section section : table.sections()) {
            if (section.partition()) {
                assertThat(section.rows().stream()
                                .mapToLong(row -> ((Statistic.Count) row.cells().get(0)).n())
                                .sum())
                        .as(section.key())
                        .isEqualTo(2);
            }
        }
        assertThat(((Statistic.Count) cell(table, "shift_platelets_decreased", "1_to_missing")).n())
                .isEqualTo(1);
    }
}
