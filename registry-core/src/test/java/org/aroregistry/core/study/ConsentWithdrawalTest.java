package org.aroregistry.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Consent is withdrawn on day 500 unless a test says otherwise. */
class ConsentWithdrawalTest {
    private static final String ID = "ARO-000001-P";
    private static final String WITHDRAWN = "patients: consent_withdrawn_day\n500\n";

    private static List<StudyRow> limited(String tables) {
        List<StudyRow> rows = StudyTables.rows(ID, "S001", WITHDRAWN + tables);
        return ConsentWithdrawal.of(rows).orElseThrow().limit(rows);
    }

    private static Patient patient(String tables) {
        return Patient.of(ID, limited(tables)).orElseThrow();
    }

    private static List<String> records(String file, String tables) {
        return limited(tables).stream()
                .filter(row -> row.file().equals(file))
                .map(row -> row.source().recordId())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "genetics, test_day",
        "baseline, dx_day",
        "phenotypes, onset_day",
        "visits, visit_day",
        "growth, meas_day",
        "labs, sample_day",
        "vision, exam_day",
        "hearing, exam_day",
        "neuro, exam_day",
        "imaging, exam_day",
        "fractures, fx_day",
        "infections, onset_day",
        "transfusions, start_day",
        "interferon, start_day",
        "medications, start_day",
        "complications, onset_day",
        "adverse_events, onset_day",
        "surgeries, surg_day",
        "vaccinations, vacc_day",
        "care_services, start_day"
    })
    void rows_of_the_day_stay_those_of_the_next_leave_and_undated_ones_stay(String file, String day) {
        assertThat(records(file, file + ": " + day + "\n499\n500\n501\n.\n-50"))
                .containsExactly(file + "-1", file + "-2", file + "-4", file + "-5");
    }

    @Test
    void days_known_to_a_month_count_as_they_are_reported() {
        assertThat(records("visits", "visits: visit_day visit_day_prec\n495 M\n505 M"))
                .containsExactly("visits-1");
    }

    @Test
    void a_transplant_leaves_with_all_that_hangs_on_it() {
        String children = "hsct_agents: hsct_no start_rel\n1 -5\n2 -20\n1 300\nengraftment: hsct_no\n1\n2\n"
                + "chimerism: hsct_no rel_day donor_pct\n1 200 99\n1 201 99\n2 -1 0\n3 1 1\n"
                + "gvhd: hsct_no onset_rel\n1 .\n1 200\n1 201\n2 .\n";
        String tables = "hsct: hsct_no hsct_day\n1 300\n2 510\n" + children;

        assertThat(records("hsct", tables)).containsExactly("hsct-1");
        assertThat(records("hsct_agents", tables)).containsExactly("hsct_agents-1");
        assertThat(records("engraftment", tables)).containsExactly("engraftment-1");
        assertThat(records("chimerism", tables)).containsExactly("chimerism-1");
        assertThat(records("gvhd", tables)).containsExactly("gvhd-1", "gvhd-2");
    }

    @Test
    void every_file_of_the_dictionary_has_a_day_that_its_rows_are_judged_by() {
        for (FileDefinition file : Dictionary.current().dataFiles()) {
            List<String> columns = new ArrayList<>(ConsentWithdrawal.columnsOf(file.name()));
            assertThat(columns).as(file.name()).allMatch(column -> file.find(column)
                    .isPresent());
            columns.remove("hsct_no");
            assertThat(columns).as(file.name()).hasSize(file.name().matches("status|engraftment") ? 0 : 1);
            assertThat(columns)
                    .as(file.name())
                    .allMatch(column ->
                            file.column(column).isDay() || column.endsWith("_rel") || column.equals("rel_day"));
        }
        for (String file : Patient.FILES) {
            assertThat(Patient.columnsOf(file)).as(file).containsAll(ConsentWithdrawal.columnsOf(file));
        }
    }

    @Test
    void nothing_is_asked_of_a_row_that_the_dictionary_does_not_know() {
        String tables =
                "genetics: test_day\n10\nphenotypes: hpo_id onset_day\nHP:0000365 10\nlabs: sample_day analyte value\n10 HB 9\n"
                        + "transfusions: start_day end_day n_transfusions\n440 740 11\ninterferon: start_day\n100\n"
                        + "hsct: hsct_day\n300\nengraftment: gf_rel secondary_gf\n20 Y\nchimerism: rel_day donor_pct\n20 99\n";
        List<StudyRow> strict = StudyTables.rows(ID, "S001", WITHDRAWN + tables).stream()
                .map(row -> new StudyRow(ID, row.source(), column -> {
                    Dictionary.current().file(row.file()).column(column);
                    return row.code(column).orElse("");
                }))
                .toList();

        assertThat(Patient.of(ID, strict).orElseThrow().transfusions().get(0).days())
                .hasSize(11);
        assertThat(Patient.of(ID, ConsentWithdrawal.of(strict).orElseThrow().limit(strict))
                        .orElseThrow()
                        .transfusions()
                        .get(0)
                        .days())
                .containsExactly(440, 470, 500);
    }

    @Test
    void medicines_that_went_on_are_ongoing_on_the_day() {
        List<Medication> medications = patient(
                        "medications: med_code start_day stop_day\nIRON 100 400\nIVIG 450 700\nCALCIUM 501 600")
                .medications();

        assertThat(medications).extracting(Medication::code).containsExactly("IRON", "IVIG");
        assertThat(medications.get(0).stopDay()).contains(400);
        assertThat(medications.get(1).stopDay()).isEmpty();
    }

    @Test
    void how_an_adverse_event_ended_after_the_day_is_not_known() {
        List<AdverseEvent> events = patient(
                        "adverse_events: onset_day end_day ae_term ctcae_grade outcome aware_day reported_day\n"
                                + "450 480 FEVER 2 RECOVERED 450 .\n"
                                + "490 510 RASH 3 RECOVERED 495 520\n"
                                + "495 . SEIZURE 4 SEQUELAE 505 .")
                .adverseEvents();

        assertThat(events.get(0).outcome()).contains("RECOVERED");
        assertThat(events.get(1).outcome()).isEmpty();
        assertThat(events.get(1).endDay()).isEmpty();
        assertThat(events.get(1).grade()).contains(3);
        assertThat(events.get(1).awareDay()).contains(495);
        assertThat(events.get(1).reportedDay()).isEmpty();
        assertThat(events.get(2).outcome()).contains("SEQUELAE");
        assertThat(events.get(2).awareDay()).isEmpty();
    }

    @Test
    void a_death_after_the_day_is_told_by_no_adverse_event_and_no_cause() {
        Patient patient = patient(
                "status: status last_contact_day death_day cause_category cause_detail ifn_related\n"
                        + "DEAD 510 510 DISEASE BLEEDING POSSIBLE\n"
                        + "adverse_events: onset_day end_day ae_term ctcae_grade outcome\n498 . SEIZURE 5 FATAL\n450 . FEVER 2 RECOVERED");

        assertThat(patient.status().orElseThrow().causeDetail()).isEmpty();
        assertThat(patient.status().orElseThrow().interferonRelated()).isEmpty();
        assertThat(patient.adverseEvents().get(0).grade()).contains(2);
        assertThat(patient.adverseEvents().get(1).isFatal()).isFalse();
        assertThat(patient.adverseEvents().get(1).grade()).isEmpty();
    }

    @Test
    void the_first_of_two_withdrawals_counts_for_the_rows_of_both_sites() {
        List<StudyRow> rows = new ArrayList<>(StudyTables.rows(
                ID, "S001", "patients: enrol_day consent_withdrawn_day\n10 .\nvisits: visit_day\n450\n620"));
        rows.addAll(StudyTables.rows(
                ID, "S002", "patients: enrol_day consent_withdrawn_day\n400 600\nvisits: visit_day\n550\n650"));

        Patient patient = Patient.of(
                        ID, ConsentWithdrawal.of(rows).orElseThrow().limit(rows))
                .orElseThrow();

        assertThat(patient.registration().enrolDay()).isEqualTo(10);
        assertThat(patient.registration().consentWithdrawnDay()).hasValue(600);
        assertThat(patient.visits()).extracting(Visit::day).containsExactly(450, 550);
    }

    @Test
    void who_did_not_withdraw_has_no_withdrawal() {
        assertThat(ConsentWithdrawal.of(StudyTables.rows(ID, "S001", "visits: visit_day\n9000")))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "DEAD 501 501, WITHDRAWN 500 -",
        "DEAD 500 500, DEAD 500 500",
        "DEAD 480 480, DEAD 480 480",
        "DEAD 480 ., DEAD 480 -",
        "DEAD 700 ., WITHDRAWN 500 -",
        "ALIVE 501 ., WITHDRAWN 500 -",
        "LOST 501 ., WITHDRAWN 500 -",
        "WITHDRAWN 501 ., WITHDRAWN 500 -",
        "TRANSFERRED 501 ., TRANSFERRED 500 -",
        "ALIVE 500 ., ALIVE 500 -",
        "LOST 300 ., LOST 300 -"
    })
    void the_status_is_that_of_the_day(String reported, String used) {
        VitalStatus status = patient(
                        "status: status last_contact_day death_day death_day_prec cause_category\n" + reported + " D X")
                .status()
                .orElseThrow();

        assertThat(status.status() + " " + status.lastContactDay() + " "
                        + status.deathDay().map(Object::toString).orElse("-"))
                .isEqualTo(used);
        if (!used.startsWith("DEAD") && reported.startsWith("DEAD")) {
            assertThat(status.causeCategory()).isEmpty();
        }
    }

    @Test
    void interferon_that_went_on_after_the_day_was_ongoing_on_it() {
        List<InterferonSegment> segments = patient(
                        "interferon: start_day stop_day stop_reason doses_planned doses_given\n"
                                + "100 200 NEXT_SEGMENT 40 30\n201 501 AE 130 90\n")
                .segments();

        assertThat(segments).hasSize(2);
        assertThat(segments.get(0).dosesGiven()).hasValue(30);
        assertThat(segments.get(0).stopReason()).hasValue("NEXT_SEGMENT");
        assertThat(segments.get(1).stopDay()).isEmpty();
        assertThat(segments.get(1).stopReason()).isEmpty();
        assertThat(segments.get(1).dosesGiven()).isEmpty();
        assertThat(segments.get(1).dosesPlanned()).isEmpty();
    }

    @Test
    void of_transfusions_over_a_period_those_up_to_the_day_stay_on_their_days() {
        // Eleven from day 440 to 740: every 30 days, so on 440, 470 and 500.
        Transfusion transfusion = patient("transfusions: start_day end_day n_transfusions\n440 740 11")
                .transfusions()
                .get(0);

        assertThat(transfusion.days()).containsExactly(440, 470, 500);
        assertThat(transfusion.lastDay()).isEqualTo(500);
        assertThat(transfusion.lastTransfusion()).isEqualTo(500);
        assertThat(StudyTables.patient("transfusions: start_day end_day n_transfusions\n440 740 11")
                        .transfusions()
                        .get(0)
                        .days())
                .hasSize(11)
                .endsWith(740);
    }

    @ParameterizedTest
    @ValueSource(strings = {"primary_gf", "secondary_gf"})
    void a_graft_failure_after_the_day_is_not_known(String failure) {
        String table = "hsct: hsct_day\n300\nengraftment: anc500_rel gf_rel autologous_recovery " + failure + "\n";

        Engraftment before = patient(table + "20 200 Y Y").engraftments().get(0);
        assertThat(before.failureDay()).hasValue(200);
        assertThat(before.autologousRecovery()).isEqualTo(Answer.YES);

        Engraftment after = patient(table + "20 201 Y Y").engraftments().get(0);
        assertThat(after.failureDay()).isEmpty();
        assertThat(after.primaryFailure().isYes() || after.secondaryFailure().isYes())
                .isFalse();
        assertThat(after.autologousRecovery()).isEqualTo(Answer.UNKNOWN);
        assertThat(after.neutrophilRecoveryDay()).isEqualTo(Optional.of(20));
    }

    @Test
    void recovery_of_the_own_cells_after_the_day_is_not_known() {
        Engraftment report = patient("hsct: hsct_day\n490\nengraftment: anc500_rel autologous_recovery\n11 Y")
                .engraftments()
                .get(0);

        assertThat(report.neutrophilRecoveryDay()).isEmpty();
        assertThat(report.autologousRecovery()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void recovery_and_transfusions_after_the_day_are_not_known() {
        String table = "hsct: hsct_day\n300\nengraftment: anc500_status anc500_rel plt20_rel last_rbc_rel\nACHIEVED ";

        Engraftment before = patient(table + "200 200 200").engraftments().get(0);
        assertThat(before.neutrophilStatus()).hasValue("ACHIEVED");
        assertThat(before.plateletRecoveryDay()).hasValue(200);
        assertThat(before.lastRedCellDay()).hasValue(200);

        Engraftment after = patient(table + "201 201 201").engraftments().get(0);
        assertThat(after.neutrophilStatus()).isEmpty();
        assertThat(after.neutrophilRecoveryDay()).isEmpty();
        assertThat(after.plateletRecoveryDay()).isEmpty();
        assertThat(after.lastRedCellDay()).isEmpty();
    }

    @Test
    void an_infection_that_went_on_after_the_day_was_not_over() {
        String table = "infections: onset_day resolved_day site_of_infection\n490 ";

        assertThat(patient(table + "500 LUNG").infections().get(0).resolvedDay())
                .hasValue(500);
        assertThat(patient(table + "501 LUNG").infections().get(0).resolvedDay())
                .isEmpty();
    }
}
