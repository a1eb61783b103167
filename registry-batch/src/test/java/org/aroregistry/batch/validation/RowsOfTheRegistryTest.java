package org.aroregistry.batch.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.ColumnType;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.Value;
import org.aroregistry.core.upload.Finding;
import org.junit.jupiter.api.Test;

/** Rules about genes, consent and families where some rows of a patient are in the registry already. */
class RowsOfTheRegistryTest {
    private static final Map<String, String> REGISTRATION = Map.of(
            "record_id", "p1",
            "enrol_day", "112",
            "enrol_type", "PROSPECTIVE",
            "enrol_year", "2023",
            "sex", "F",
            "who_region", "EUR",
            "consent_scope", "CORE");
    private static final Map<String, String> ALLELE = Map.of(
            "record_id", "g1",
            "test_type", "PANEL",
            "test_result", "POSITIVE",
            "gene_symbol", "CA2",
            "zygosity", "HOM",
            "acmg_class", "P",
            "variant_role", "CAUSAL");
    private static final Map<String, String> BASELINE =
            Map.of("record_id", "b1", "dx_day", "98", "aro_type", "OC_RICH", "dx_basis", "GENETIC");

    private final PatientHistory patient = new PatientHistory("ARO-7F3K9Q-W", Set.of("labs"), false);

    @Test
    void the_uploaded_allele_is_at_fault_and_not_the_one_that_the_registry_shows() {
        patient.addStored(row("patients", 2, REGISTRATION));
        patient.addStored(row("genetics", 7, ALLELE));
        patient.addUploaded(row("genetics", 2, with(ALLELE, "record_id", "g2")));

        assertThat(found("G-011"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.E))
                .satisfies(finding -> assertThat(finding.recordId()).isEqualTo("g2"));
    }

    @Test
    void two_alleles_of_the_registry_are_a_question() {
        patient.addStored(row("genetics", 7, ALLELE));
        patient.addStored(row("genetics", 8, with(ALLELE, "record_id", "g2")));

        assertThat(found("G-011"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.Q))
                .satisfies(finding -> assertThat(finding.line()).isZero());
    }

    @Test
    void a_gene_that_contradicts_the_type_in_the_registry_is_refused_with_both_alleles() {
        Map<String, String> first = with(with(ALLELE, "zygosity", "HET"), "allele_no", "1");
        patient.addStored(row("patients", 2, REGISTRATION));
        patient.addStored(row("baseline", 2, BASELINE));
        patient.addUploaded(row("genetics", 2, first));
        patient.addUploaded(row("genetics", 3, with(with(first, "record_id", "g2"), "allele_no", "2")));

        assertThat(found("G-009"))
                .extracting(finding -> finding.file() + ":" + finding.line() + " " + finding.severity())
                .containsExactly("genetics.csv:2 E", "genetics.csv:3 E");
    }

    @Test
    void rows_of_the_registry_after_the_consent_was_withdrawn_are_asked_for_once() {
        patient.addUploaded(row("patients", 2, with(REGISTRATION, "consent_withdrawn_day", "300")));
        patient.addStored(row("visits", 2, Map.of("record_id", "v1", "visit_day", "300")));
        patient.addStored(row("visits", 3, Map.of("record_id", "v2", "visit_day", "301")));
        patient.addStored(row("visits", 4, Map.of("record_id", "v3", "visit_day", "400")));

        assertThat(found("C-008"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.Q))
                .satisfies(finding -> assertThat(finding.column()).isEqualTo("consent_withdrawn_day"))
                .satisfies(finding -> assertThat(finding.hint())
                        .isEqualTo("stored rows after the day, which no analysis uses any more: 2"));
    }

    @Test
    void nothing_is_concluded_from_rows_that_nobody_knows() {
        patient.addUploaded(row("patients", 2, with(REGISTRATION, "family_id", "F-00000A")));
        patient.addUploaded(row("genetics", 2, ALLELE));
        patient.addUploaded(row("status", 2, Map.of("record_id", "s1", "status", "ALIVE", "last_contact_day", "579")));

        assertThat(found("G-004")).isEmpty();
        assertThat(found("C-009")).isEmpty();
        assertThat(found("P-007")).isEmpty();
    }

    private List<Finding> found(String rule) {
        HistoryRules rules = HistoryRules.of(Dictionary.current(), OtherSites.NONE);
        HistoryFindings findings = new HistoryFindings(Map.of());
        rules.check(patient, findings);
        rules.see(patient);
        rules.finish(findings);
        return findings.take().stream()
                .map(HistoryFindings.Located::finding)
                .filter(finding -> finding.ruleId().equals(rule))
                .toList();
    }

    private static Map<String, String> with(Map<String, String> cells, String column, String value) {
        Map<String, String> changed = new HashMap<>(cells);
        changed.put(column, value);
        return changed;
    }

    private static Row row(String fileName, long line, Map<String, String> cells) {
        FileDefinition file = Dictionary.current().file(fileName);
        List<Value> values = new ArrayList<>();
        for (ColumnDefinition column : file.columns()) {
            values.add(
                    switch (column.name()) {
                        case "site_id" -> new Value.Text("S001");
                        case "patient_id" -> new Value.Text("ARO-7F3K9Q-W");
                        default -> value(column, cells.getOrDefault(column.name(), ""));
                    });
        }
        return new Row(file, line, values);
    }

    private static Value value(ColumnDefinition column, String cell) {
        if (cell.isEmpty()) {
            return Value.BLANK;
        }
        return column.type() instanceof ColumnType.Whole
                ? new Value.Whole(Integer.parseInt(cell))
                : new Value.Text(cell);
    }
}
