package org.aroregistry.core.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aroregistry.core.cohort.Cohort;
import org.aroregistry.core.study.StudyTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {
    /** What makes the sensitivity analyses S1 to S3, which are always computed. */
    private static final Set<String> SWITCHES =
            Set.of("progression.fever_is_infection", "progression.by_ctcae", "progression.by_transfusion_interval");

    private static AnalysisRules read(String file) throws IOException {
        return Thresholds.read(new StringReader(file), AnalysisRules.DEFAULT);
    }

    @Test
    void every_number_of_the_rules_has_a_meaning_and_every_meaning_a_number() {
        Set<String> expected =
                new TreeSet<>(RuleNumbers.of(AnalysisRules.DEFAULT).names());
        expected.removeAll(SWITCHES);
        expected.remove("complete_capture");

        assertThat(new TreeSet<>(Thresholds.meanings().keySet())).isEqualTo(expected);
        assertThat(Thresholds.meanings().values())
                .allSatisfy(meaning -> assertThat(meaning).isNotBlank());
    }

    @Test
    void the_file_that_is_printed_says_what_is_there_already() throws IOException {
        assertThat(read(Thresholds.file(AnalysisRules.DEFAULT))).isEqualTo(AnalysisRules.DEFAULT);
        assertThat(Thresholds.changes(AnalysisRules.DEFAULT)).isEmpty();
    }

    @Test
    void what_a_file_leaves_out_stays() throws IOException {
        AnalysisRules rules = read("# ours\nprogression.version = TTP mine\nprogression.haemoglobin_fall = 25.5\n\n"
                + "graft_failure.limit_day=28\ngraft_failure.version=OURS\n");

        assertThat(rules.progression().haemoglobinFall()).isEqualTo(25.5);
        assertThat(rules.progression().plateletFraction()).isEqualTo(0.5);
        assertThat(rules.graftFailure()).isEqualTo(new GraftFailureRule("OURS", 28, 42, 5));
        assertThat(rules.recovery()).isEqualTo(RecoveryRule.ASTCT);
        assertThat(Thresholds.changes(rules))
                .isEqualTo("progression.haemoglobin_fall 25.5 instead of 20; graft_failure.limit_day 28 instead of 30");
    }

    @Test
    void endpoints_are_derived_by_the_numbers_and_name_their_version() throws IOException {
        AnalysisRules rules = read("progression.version = TTP mine\nprogression.haemoglobin_fall = 22\n");
        // Baseline 95 g/L: 74 and 73 are a fall of 21 and 22.
        String tables = """
                interferon: start_day
                100
                labs: sample_day analyte value unit
                95 HB 95 g/L
                150 HB 74 g/L
                160 HB 73 g/L
                visits: visit_day
                400
                """;

        assertThat(event("TTP_A", tables, AnalysisRules.DEFAULT)).isEqualTo("HB");
        assertThat(event("TTP_A", tables, rules)).isEqualTo("censored");
        assertThat(EndpointCatalogue.of(rules).versions())
                .containsEntry("TTP_A", "1.2 TTP mine")
                .containsEntry("TTP_A_S1", "1.2 TTP mine S1");
    }

    private static String event(String endpoint, String tables, AnalysisRules rules) {
        PatientFacts facts = PatientFacts.of(StudyTables.patient(tables), Cohort.ALL, rules, Set.of());
        EndpointResult result =
                new EndpointDerivation(EndpointCatalogue.of(rules).definition(endpoint)).derive(facts);
        return result instanceof EndpointResult.Analysed row
                ? row.event().map(Enum::name).orElse("censored")
                : result.toString();
    }

    @Test
    void the_days_after_the_last_contact_stand_in_every_version() throws IOException {
        Map<String, String> versions =
                EndpointCatalogue.of(read("contact_grace_days = 45")).versions();

        assertThat(versions).containsEntry("OS_BIRTH", "1.2 contact grace 45 d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            progression.haemoglobin_fall 20        | line 1 is not NAME = VALUE
            progression.hb = 20                    | line 1: there is no threshold 'progression.hb'; 'aro thresholds' lists them
            progression.by_ctcae = true            | line 1: there is no threshold 'progression.by_ctcae'; 'aro thresholds' lists them
            rates.visit_gap_days = 1.5             | rates.visit_gap_days is '1.5', not a whole number that it can have
            rates.visit_gap_days = -1              | rates.visit_gap_days is '-1', not a whole number that it can have
            progression.haemoglobin_fall = NaN     | progression.haemoglobin_fall is 'NaN', not a number that it can have
            progression.platelet_fraction = 50     | progression.platelet_fraction is 50, not a part of at most 1
            progression.version = {S001}           | progression.version is '{S001}', not a name of up to 31 letters, digits, blanks, dots, hyphens and underscores that begins with a letter
            progression.confirm_from_days = 61     | progression.confirm_from_days (61) is after progression.confirm_to_days (60)
            transplant.pressure_from_day = 200     | transplant.pressure_from_day (200) is after transplant.pressure_to_day (180)
            monitoring.baseline_from = 10          | monitoring.baseline_from (10) is after monitoring.baseline_to (3)
            rates.visit_gap_days = 300             | thresholds of rates are changed under the version 'RATE v1', which stands for others; set rates.version to a name of its own, which reports print
            """)
    void what_cannot_be_is_refused_with_one_sentence(String file, String sentence) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void a_threshold_is_set_once() {
        assertThatThrownBy(() -> read("rates.version = X\nrates.visit_gap_days = 1\nrates.visit_gap_days = 2\n"))
                .hasMessage("line 3 sets rates.visit_gap_days again, after line 2");
    }
}
