package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.cohort.Exclusion;
import org.aroregistry.core.study.ConsentWithdrawal;
import org.aroregistry.core.study.Patient;
import org.aroregistry.core.study.StudyRow;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected rows: origin (age), entry, exit (days), event or reason of censoring, and the row that decided. */
class EndpointDerivationTest {
    private static String row(String endpoint, String tables) {
        return row(endpoint, tables, AnalysisRules.DEFAULT);
    }

    private static String row(String endpoint, String tables, AnalysisRules rules) {
        return text(result(endpoint, StudyTables.patient(tables), rules));
    }

    private static EndpointResult result(String endpoint, Patient patient, AnalysisRules rules) {
        PatientFacts facts = PatientFacts.of(patient, Cohort.ALL, rules, Set.copyOf(Patient.FILES));
        return new EndpointDerivation(EndpointCatalogue.of(rules).definition(endpoint)).derive(facts);
    }

    private static String text(EndpointResult result) {
        if (result instanceof EndpointResult.Analysed row) {
            return row.originDay() + " " + row.entry() + " " + row.exit() + " "
                    + row.event()
                            .map(Enum::name)
                            .orElseGet(() -> row.censor().map(Enum::name).orElseThrow())
                    + " " + row.source().recordId();
        }
        return result instanceof EndpointResult.Lost lost
                ? lost.reason().name()
                : ((EndpointResult.NotEligible) result).reason().name();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "OS_BIRTH, 0 112.0 900.0 DEATH status-1",
        "OS_DX, 60 52.0 840.0 DEATH status-1",
        "OS_HSCT1, 300 0.0 600.0 DEATH status-1",
        "EFS_HSCT1, 300 0.0 600.0 DEATH status-1",
        "GF_HSCT1, 300 0.0 600.0 DEATH status-1"
    })
    void entry_is_the_enrolment_counted_from_the_origin(String endpoint, String expected) {
        assertThat(row(endpoint, """
                        patients: enrol_day
                        112
                        hsct: hsct_day
                        300
                        status: status last_contact_day death_day
                        DEAD 900 900
                        """)).isEqualTo(expected);
    }

    @Test
    void who_is_enrolled_after_the_transplant_enters_late() {
        assertThat(row("OS_HSCT1", "patients: enrol_day\n450\nhsct: hsct_day\n300"))
                .isEqualTo("300 150.0 700.0 LAST_CONTACT status-1");
    }

    @Test
    void a_diagnosis_before_birth_counts_from_birth() {
        assertThat(row("OS_DX", "patients: enrol_day\n10\nbaseline: dx_day aro_type\n-90 OC_RICH"))
                .isEqualTo("0 10.0 1000.0 LAST_CONTACT status-1");
    }

    @Test
    void who_dies_on_the_day_of_enrolment_was_never_at_risk() {
        assertThat(row("OS_BIRTH", "patients: enrol_day\n200\nstatus: status last_contact_day death_day\nDEAD 200 200"))
                .isEqualTo("NEVER_AT_RISK");
    }

    @Test
    void death_on_the_day_of_transplant_is_analysed_at_half_a_day() {
        assertThat(row("OS_HSCT1", "hsct: hsct_day\n300\nstatus: status last_contact_day death_day\nDEAD 300 300"))
                .isEqualTo("300 0.0 0.5 DEATH status-1");
    }

    @Test
    void last_contact_on_the_day_of_transplant_is_no_observation() {
        assertThat(row("OS_HSCT1", "hsct: hsct_day\n300\nstatus: status last_contact_day\nALIVE 300"))
                .isEqualTo("NEVER_AT_RISK");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ALIVE", "LOST", "WITHDRAWN", "TRANSFERRED"})
    void everybody_who_is_not_dead_is_censored_at_the_last_contact(String status) {
        assertThat(row("OS_BIRTH", "status: status last_contact_day\n" + status + " 700"))
                .isEqualTo("0 0.0 700.0 LAST_CONTACT status-1");
    }

    /** Consent withdrawn on day 500; the row as the analyses read it. */
    private static String withdrawn(String endpoint, String tables) {
        return withdrawn(endpoint, "patients: consent_withdrawn_day\n500\n", tables);
    }

    private static String withdrawn(String endpoint, String registration, String tables) {
        List<StudyRow> rows = StudyTables.rows("ARO-000001-P", "S001", registration + tables);
        List<StudyRow> known = ConsentWithdrawal.of(rows).orElseThrow().limit(rows);
        return text(result(endpoint, Patient.of("ARO-000001-P", known).orElseThrow(), AnalysisRules.DEFAULT));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // Alive, last seen on day 1000: censored at the day of withdrawal, by the row of the registration.
        "ALIVE 1000 ., 0 0.0 500.0 CONSENT_WITHDRAWN patients-1",
        // Last seen before: censored then.
        "ALIVE 450 ., 0 0.0 450.0 LAST_CONTACT status-1",
        "WITHDRAWN 500 ., 0 0.0 500.0 CONSENT_WITHDRAWN patients-1",
        // A death after the day is no event; one on the day is.
        "DEAD 900 900, 0 0.0 500.0 CONSENT_WITHDRAWN patients-1",
        "DEAD 501 501, 0 0.0 500.0 CONSENT_WITHDRAWN patients-1",
        "DEAD 500 500, 0 0.0 500.0 DEATH status-1",
        "DEAD 300 300, 0 0.0 300.0 DEATH status-1",
        // A death on no known day of a patient who was in contact after the day came after it, too.
        "DEAD 501 ., 0 0.0 500.0 CONSENT_WITHDRAWN patients-1",
        "DEAD 450 ., EVENT_DAY_UNKNOWN"
    })
    void withdrawal_of_consent_ends_follow_up(String status, String expected) {
        assertThat(withdrawn("OS_BIRTH", "status: status last_contact_day death_day\n" + status))
                .isEqualTo(expected);
    }

    @Test
    void no_contact_after_the_withdrawal_extends_follow_up() {
        assertThat(withdrawn("OS_BIRTH", "visits: visit_day\n485\n501\nstatus: status last_contact_day\nALIVE 480"))
                .isEqualTo("0 0.0 485.0 LAST_CONTACT visits-1");
    }

    @Test
    void a_withdrawal_before_the_clock_starts_leaves_the_patient_out_with_a_reason() {
        assertThat(withdrawn("OS_HSCT1", "hsct: hsct_day\n501")).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(withdrawn("OS_DX", "baseline: dx_day aro_type\n501 OC_RICH")).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(withdrawn("TTP_A", "interferon: start_day\n501")).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(withdrawn("IFN_STOP", "interferon: start_day\n501")).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(withdrawn("OS_BIRTH", "patients: enrol_day consent_withdrawn_day\n500 500\n", ""))
                .as("on the day of enrolment")
                .isEqualTo("CONSENT_WITHDRAWN");
        assertThat(withdrawn("OS_BIRTH", "patients: enrol_day consent_withdrawn_day\n499 500\n", ""))
                .isEqualTo("0 499.0 500.0 CONSENT_WITHDRAWN patients-1");
        assertThat(withdrawn("OS_HSCT1", "hsct: hsct_day\n500"))
                .as("no time at risk")
                .isEqualTo("CONSENT_WITHDRAWN");
        assertThat(withdrawn("OS_HSCT1", "hsct: hsct_day\n499")).isEqualTo("499 0.0 1.0 CONSENT_WITHDRAWN patients-1");
        assertThat(withdrawn(
                        "OS_BIRTH",
                        "patients: enrol_day consent_withdrawn_day\n490 500\n",
                        "status: status last_contact_day\nALIVE 480"))
                .as("lost before enrolment, whatever the family wished later")
                .isEqualTo("NEVER_AT_RISK");
    }

    @Test
    void graft_failure_after_the_withdrawal_is_no_event() {
        String failed = "hsct: hsct_day\n300\nengraftment: anc500_rel secondary_gf gf_rel\n20 Y ";

        assertThat(withdrawn("GF_HSCT1", failed + "200")).isEqualTo("300 0.0 200.0 GRAFT_FAILURE engraftment-1");
        assertThat(withdrawn("GF_HSCT1", failed + "201")).isEqualTo("300 0.0 200.0 CONSENT_WITHDRAWN patients-1");
        assertThat(withdrawn("EFS_HSCT1", "hsct: hsct_no hsct_day reason\n1 300 FIRST\n2 501 SECONDARY_GF"))
                .isEqualTo("300 0.0 200.0 CONSENT_WITHDRAWN patients-1");
        assertThat(withdrawn("GF_HSCT1", "hsct: hsct_day\n480\nengraftment: primary_gf\nY"))
                .as("a primary failure without a day is put on day 30, which is after the withdrawal")
                .isEqualTo("480 0.0 20.0 CONSENT_WITHDRAWN patients-1");
    }

    @Test
    void interferon_that_was_stopped_after_the_withdrawal_is_no_event() {
        String treated = "interferon: start_day stop_day stop_reason\n100 ";

        assertThat(withdrawn("IFN_STOP", treated + "500 AE")).isEqualTo("100 0.0 400.0 DISCONTINUED interferon-1");
        assertThat(withdrawn("IFN_STOP", treated + "501 AE")).isEqualTo("100 0.0 400.0 CONSENT_WITHDRAWN patients-1");
        assertThat(withdrawn("IFN_STOP", treated + "499 NEXT_SEGMENT\n500 700 AE"))
                .isEqualTo("100 0.0 400.0 CONSENT_WITHDRAWN patients-1");
        assertThat(withdrawn("IFN_STOP", treated + "440 NEXT_SEGMENT\n501 700 AE"))
                .as("the next segment may begin after the withdrawal")
                .isEqualTo("100 0.0 400.0 CONSENT_WITHDRAWN patients-1");
        assertThat(withdrawn("IFN_STOP", treated + "439 NEXT_SEGMENT\n501 700 AE"))
                .as("no next segment began within 60 days, and that was known on the day")
                .isEqualTo("100 0.0 339.0 DISCONTINUED interferon-1");
    }

    @Test
    void progression_is_not_looked_for_after_the_withdrawal() {
        String treated = "interferon: start_day\n100\nvisits: visit_day\n450\n600\n";
        String infection = "infections: onset_day site_of_infection organism_class abx_route\n";

        assertThat(withdrawn("TTP_A", treated + infection + "500 LUNG BACTERIAL IV"))
                .isEqualTo("100 0.0 400.0 SBI infections-1");
        assertThat(withdrawn("TTP_A", treated + infection + "501 LUNG BACTERIAL IV"))
                .as("observed until the last assessment before")
                .isEqualTo("100 0.0 350.0 LAST_ASSESSMENT visits-1");
        assertThat(withdrawn("TTP_A", "interferon: start_day\n100\nvisits: visit_day\n600"))
                .as("never assessed until then")
                .isEqualTo("NEVER_AT_RISK");
    }

    @Test
    void a_visit_up_to_thirty_days_after_the_last_contact_extends_it() {
        assertThat(row("OS_BIRTH", "visits: visit_day\n1030\n1031")).isEqualTo("0 0.0 1030.0 LAST_CONTACT visits-1");
    }

    @Test
    void a_patient_without_status_is_counted_and_not_analysed() {
        assertThat(row("OS_BIRTH", "status:\n")).isEqualTo("NO_STATUS");
    }

    @Test
    void a_patient_without_baseline_has_no_day_of_diagnosis() {
        assertThat(row("OS_DX", "baseline:\n")).isEqualTo("NO_ORIGIN");
    }

    @Test
    void a_death_without_a_day_is_counted_and_not_analysed() {
        assertThat(row("OS_BIRTH", "status: status last_contact_day death_day\nDEAD 700 ."))
                .isEqualTo("EVENT_DAY_UNKNOWN");
    }

    @Test
    void days_known_to_the_year_are_used_for_long_endpoints_and_flagged() {
        EndpointResult result = result(
                "OS_BIRTH",
                StudyTables.patient("status: status last_contact_day death_day death_day_prec\nDEAD 700 700 Y"),
                AnalysisRules.DEFAULT);

        assertThat(result).isInstanceOfSatisfying(EndpointResult.Analysed.class, row -> assertThat(row.yearPrecision())
                .isTrue());
    }

    @Test
    void days_known_to_the_year_are_too_coarse_for_graft_failure() {
        String death = "hsct: hsct_day\n300\nstatus: status last_contact_day death_day death_day_prec\nDEAD 700 700 ";

        assertThat(row("GF_HSCT1", death + "Y")).isEqualTo("YEAR_PRECISION");
        assertThat(row("GF_HSCT1", death + "M")).isEqualTo("300 0.0 400.0 DEATH status-1");
    }

    @Test
    void reported_graft_failure_is_the_event_and_death_the_competing_one() {
        String failure = """
                hsct: hsct_day
                300
                engraftment: primary_gf gf_rel
                Y 35
                status: status last_contact_day death_day
                DEAD 400 400
                """;

        assertThat(row("GF_HSCT1", failure)).isEqualTo("300 0.0 35.0 GRAFT_FAILURE engraftment-1");
        assertThat(row("EFS_HSCT1", failure)).isEqualTo("300 0.0 35.0 GRAFT_FAILURE engraftment-1");
        assertThat(row("OS_HSCT1", failure)).isEqualTo("300 0.0 100.0 DEATH status-1");
    }

    @Test
    void on_one_day_death_comes_before_graft_failure() {
        assertThat(row("GF_HSCT1", """
                        hsct: hsct_day
                        300
                        engraftment: secondary_gf gf_rel
                        Y 90
                        status: status last_contact_day death_day
                        DEAD 390 390
                        """)).isEqualTo("300 0.0 90.0 DEATH status-1");
    }

    @ParameterizedTest(name = "{0} cells, death on day {1}: {2}")
    @CsvSource({
        "BM, 29, 300 0.0 29.0 DEATH status-1",
        "BM, 30, 300 0.0 28.0 GRAFT_FAILURE engraftment-1",
        "CB, 41, 300 0.0 41.0 DEATH status-1",
        "CB, 42, 300 0.0 28.0 GRAFT_FAILURE engraftment-1"
    })
    void death_before_the_limit_day_is_no_primary_graft_failure(String source, int death, String expected) {
        assertThat(row(
                        "GF_HSCT1",
                        "hsct: hsct_day source\n300 " + source + "\nengraftment: primary_gf gf_rel\nY 28\n"
                                + "status: status last_contact_day death_day\nDEAD " + (300 + death) + " "
                                + (300 + death)))
                .isEqualTo(expected);
    }

    @Test
    void a_second_transplant_for_graft_failure_is_one_if_it_comes_first() {
        assertThat(row("GF_HSCT1", """
                        hsct: hsct_no hsct_day reason
                        1 300 FIRST
                        2 325 PRIMARY_GF
                        engraftment: primary_gf gf_rel
                        Y 42
                        """)).isEqualTo("300 0.0 25.0 GRAFT_FAILURE hsct-2");
    }

    @Test
    void a_second_transplant_for_another_reason_is_no_graft_failure_and_no_censoring() {
        assertThat(row("OS_HSCT1", """
                        hsct: hsct_no hsct_day reason
                        1 300 FIRST
                        2 500 MIXED_CHIMERISM
                        """)).isEqualTo("300 0.0 700.0 LAST_CONTACT status-1");
    }

    @ParameterizedTest(name = "{0} {1} % on day {2}: {3}")
    @CsvSource({
        "WHOLE_BLOOD, 4.99, 60, 300 0.0 60.0 GRAFT_FAILURE chimerism-1",
        "WHOLE_BLOOD, 5, 60, 300 0.0 700.0 LAST_CONTACT status-1",
        "T_CD3, 2, 60, 300 0.0 700.0 LAST_CONTACT status-1",
        "MYELOID, 2, 19, 300 0.0 700.0 LAST_CONTACT status-1",
        "MYELOID, 2, 20, 300 0.0 20.0 GRAFT_FAILURE chimerism-1"
    })
    void loss_of_donor_cells_after_recovery_is_graft_failure(String lineage, String percent, int day, String expected) {
        assertThat(row(
                        "GF_HSCT1",
                        "hsct: hsct_day\n300\nengraftment: anc500_rel\n20\nchimerism: rel_day lineage donor_pct\n" + day
                                + " " + lineage + " " + percent))
                .isEqualTo(expected);
    }

    @Test
    void a_secondary_failure_without_a_day_is_counted_and_not_analysed() {
        assertThat(row("GF_HSCT1", "hsct: hsct_day\n300\nengraftment: secondary_gf gf_rel\nY UNK"))
                .isEqualTo("EVENT_DAY_UNKNOWN");
    }

    @ParameterizedTest(name = "enrolled {0}, certified since {1}: {2}")
    @CsvSource({
        "RETROSPECTIVE, 2018, 60 0.0 940.0 LAST_CONTACT status-1",
        "RETROSPECTIVE, 2019, 60 340.0 940.0 LAST_CONTACT status-1",
        "PROSPECTIVE, 2018, 60 340.0 940.0 LAST_CONTACT status-1"
    })
    void certified_complete_capture_lets_retrospective_patients_enter_at_the_origin(
            String type, int since, String expected) {
        // Enrolled in 2019, 340 days after the diagnosis, which was in 2018 at the earliest.
        assertThat(row(
                        "OS_DX",
                        "patients: enrol_day enrol_type enrol_year\n400 " + type + " 2019",
                        AnalysisRules.DEFAULT.withCompleteCapture(Map.of("S001", since))))
                .isEqualTo(expected);
    }

    @Test
    void complete_capture_is_part_of_the_definition_version() {
        EndpointCatalogue catalogue =
                EndpointCatalogue.of(AnalysisRules.DEFAULT.withCompleteCapture(Map.of("S001", 1990)));

        assertThat(catalogue.versions()).containsEntry("OS_BIRTH", "1.2 complete capture {S001=1990}");
    }

    @Test
    void interferon_stops_at_the_end_of_a_segment_that_no_other_follows() {
        assertThat(row("IFN_STOP", """
                        interferon: start_day stop_day stop_reason
                        100 160 NEXT_SEGMENT
                        161 220 NEXT_SEGMENT
                        281 300 AE
                        """)).isEqualTo("100 0.0 200.0 DISCONTINUED interferon-3");
        assertThat(row("IFN_STOP", """
                        interferon: start_day stop_day stop_reason
                        100 160 NEXT_SEGMENT
                        222 300 AE
                        """)).isEqualTo("100 0.0 60.0 DISCONTINUED interferon-1");
    }

    @Test
    void stopping_for_a_transplant_competes_with_stopping() {
        assertThat(row("IFN_STOP", "interferon: start_day stop_day stop_reason\n100 200 HSCT\nhsct: hsct_day\n207"))
                .isEqualTo("100 0.0 100.0 HSCT interferon-1");
    }

    @Test
    void ongoing_interferon_is_censored_at_the_last_contact() {
        assertThat(row("IFN_STOP", "interferon: start_day ongoing\n100 Y"))
                .isEqualTo("100 0.0 900.0 LAST_CONTACT status-1");
    }

    @Test
    void who_is_not_in_the_set_carries_the_reason() {
        assertThat(result("OS_HSCT1", StudyTables.patient(""), AnalysisRules.DEFAULT))
                .isEqualTo(new EndpointResult.NotEligible(Exclusion.NO_TRANSPLANT));
    }

    @Test
    void a_patient_who_moved_keeps_the_first_enrolment_and_the_status_of_the_new_site() {
        var rows = new java.util.ArrayList<>(StudyTables.rows(
                "ARO-000001-P",
                "S001",
                "patients: enrol_day\n100\nstatus: status last_contact_day\nTRANSFERRED 500\n"));
        rows.addAll(StudyTables.rows(
                "ARO-000001-P", "S002", "patients: enrol_day\n510\nstatus: status last_contact_day\nALIVE 900\n"));

        Patient patient = Patient.of("ARO-000001-P", rows).orElseThrow();

        assertThat(patient.siteId()).isEqualTo("S002");
        assertThat(text(result("OS_BIRTH", patient, AnalysisRules.DEFAULT)))
                .isEqualTo("0 100.0 900.0 LAST_CONTACT status-1");
    }

    @Test
    void groups_follow_the_definition() {
        PatientFacts facts = PatientFacts.of(
                StudyTables.patient("hsct: hsct_day donor_type\n300 UCB_REL"),
                Cohort.ALL,
                AnalysisRules.DEFAULT,
                Set.of());
        EndpointCatalogue catalogue = EndpointCatalogue.of(AnalysisRules.DEFAULT);

        assertThat(new EndpointDerivation(catalogue.definition("OS_HSCT1")).groupOf(facts))
                .isEqualTo(Optional.of("MISMATCHED_UNRELATED_OR_CORD"));
        assertThat(new EndpointDerivation(catalogue.definition("OS_BIRTH")).groupOf(facts))
                .isEqualTo(Optional.of("NOT_TESTED"));
        assertThat(new EndpointDerivation(catalogue.definition("TTP_A")).groupOf(facts))
                .isEmpty();
    }
}
