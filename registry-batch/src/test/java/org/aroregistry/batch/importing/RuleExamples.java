package org.aroregistry.batch.importing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.aroregistry.batch.validation.PatientFacts;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.upload.Finding;

/** For each rule an upload in which it fires, and one that comes near but is right. */
final class RuleExamples {
    /**
     * One example.
     *
     * @param rule rule id
     * @param severity severity expected
     * @param where file and line expected, such as {@code labs.csv:2}; the line is 0 for a whole file
     * @param fires changes after which the rule fires
     * @param nearMiss changes after which it does not
     * @param registry what the registry knows, if it is asked
     */
    record Example(
            String rule,
            Severity severity,
            String where,
            UnaryOperator<TestUpload> fires,
            UnaryOperator<TestUpload> nearMiss,
            RegistryKnowledge registry) {

        boolean isFoundIn(List<Finding> findings) {
            return findings.stream()
                    .anyMatch(f -> f.ruleId().equals(rule)
                            && f.severity() == severity
                            && (f.file() + ":" + f.line()).equals(where));
        }

        @Override
        public String toString() {
            return rule + " " + severity + " in " + where;
        }
    }

    private static final Severity E = Severity.E;
    private static final Severity W = Severity.W;
    private static final Severity I = Severity.I;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private RuleExamples() {}

    private static Example rule(
            String rule,
            Severity severity,
            String where,
            UnaryOperator<TestUpload> fires,
            UnaryOperator<TestUpload> nearMiss) {
        return new Example(rule, severity, where, fires, nearMiss, RegistryKnowledge.NONE);
    }

    /** An example about one cell: with the first value the rule fires, with the second it does not. */
    private static Example cell(
            String rule, Severity severity, String file, int row, String column, String fires, String nearMiss) {
        return rule(
                rule,
                severity,
                file + ".csv:" + (row + 1),
                u -> u.set(file, row, column, fires),
                u -> u.set(file, row, column, nearMiss));
    }

    private static Example asking(Example example, OptionalInt lastSequence, Consumer<PatientFacts> patients) {
        return new Example(
                example.rule(),
                example.severity(),
                example.where(),
                example.fires(),
                example.nearMiss(),
                new RegistryKnowledge(true, lastSequence, patients, StoredRows.NONE));
    }

    private static TestUpload aeText(TestUpload upload, String text) {
        return upload.set("adverse_events", 1, "ae_term", "OTHER_SPECIFY").set("adverse_events", 1, "ae_text", text);
    }

    static List<Example> all() {
        return List.of(
                // Structure
                rule("S-001", E, "labs.csv:1", u -> u.encoding("labs", StandardCharsets.UTF_16LE), u -> aeText(
                                u, "Fieber über 39")
                        .encoding("adverse_events", WINDOWS)),
                rule(
                        "S-001",
                        E,
                        "labs.csv:3",
                        u -> u.export("labs", bytes -> with(bytes, "l2", (byte) 0x81)),
                        u -> u.export("labs", bytes -> bytes)),
                rule(
                        "S-002",
                        W,
                        "labs.csv:1",
                        u -> u.text("labs", text -> "\uFEFF" + text),
                        u -> u.text("labs", text -> text)),
                rule(
                        "S-002",
                        W,
                        "adverse_events.csv:2",
                        u -> aeText(u, "Fieber über 39").encoding("adverse_events", WINDOWS),
                        u -> aeText(u, "Fieber über 39")),
                rule(
                        "S-003",
                        E,
                        "growth.csv:1",
                        u -> u.text("growth", text -> text.replace(',', '^')),
                        u -> u.text("growth", text -> text.replace(',', '|'))),
                rule(
                        "S-004",
                        W,
                        "growth.csv:0",
                        u -> u.text("growth", text -> text.replaceFirst("\n", "\r\n")
                                .replaceFirst("(?s)\n([^\n]*)\n$", "\n$1\r")),
                        u -> u.text("growth", text -> text.replace("\n", "\r\n"))),
                rule(
                        "S-005",
                        E,
                        "growth.csv:1",
                        u -> u.rename("growth", "meas_day", "measday"),
                        u -> u.rename("growth", "meas_day", " MEAS_DAY ")),
                rule(
                        "S-005",
                        E,
                        "growth.csv:1",
                        u -> u.column("growth", "oedema", "N"),
                        u -> u.column("growth", "registry_codes", "S-012")),
                rule("S-005", W, "growth.csv:1", u -> u.column("growth", "comment", "x"), u -> u),
                rule("S-005", E, "growth.csv:2", u -> u.column("growth", "", "7"), u -> u.column("growth", "", "")),
                rule("S-005", I, "growth.csv:1", u -> u.column("growth", "", ""), u -> u),
                rule("S-005", E, "labs.csv:0", u -> u.removeFile("labs"), u -> u.removeFile("fractures")),
                rule("S-005", W, ":0", u -> u.extraFile("lab.csv", "a,b\n"), u -> u.extraFile("notes.txt", "nothing")),
                rule(
                        "S-006",
                        E,
                        "growth.csv:5",
                        u -> u.append("growth", "S001", "ARO-7F3K9Q-W", "w9", "130"),
                        u -> u.append("growth", "S001", "ARO-7F3K9Q-W", "w9", "130", "5.5", "", "", "", "", "", "")),
                rule(
                        "S-007",
                        I,
                        "growth.csv:3",
                        u -> u.text("growth", text -> text.replaceFirst("\n(S001[^\n]*w2)", "\n,,,,,,,,,\n$1")),
                        u -> u),
                rule("S-008", W, "growth.csv:5", u -> u.copy("growth", 1, "w1"), u -> u.copy("growth", 1, "w9")
                        .set("growth", 4, "meas_day", "119")),
                rule(
                        "S-008",
                        E,
                        "growth.csv:2",
                        u -> u.copy("growth", 1, "w1").set("growth", 4, "meas_day", "119"),
                        u -> u.copy("growth", 1, "w9").set("growth", 4, "meas_day", "119")),
                rule("S-008", E, "growth.csv:5", u -> u.copy("growth", 1, "w9"), u -> u.copy("labs", 1, "l99")),
                cell("S-009", E, "labs", 1, "value", "8,2", "8.2"),
                rule(
                        "S-009",
                        E,
                        "labs.csv:5",
                        u -> u.set("labs", 4, "value", "1.062").manifest("decimal_separator", ""),
                        u -> u.set("labs", 4, "value", "62.5").manifest("decimal_separator", "")),
                rule("S-009", E, "labs.csv:2", u -> u.set("labs", 1, "value", "8,2"), u -> u.set(
                                "labs", 1, "value", "8,2")
                        .manifest("decimal_separator", "COMMA")),
                rule(
                        "S-010",
                        W,
                        "growth.csv:2",
                        u -> u.set("growth", 1, "meas_day", "\u00A0118 "),
                        u -> u.set("growth", 1, "head_circ_cm", "  ")),
                rule("S-011", W, "adverse_events.csv:2", u -> aeText(u, "=1+2"), u -> aeText(u, "1=2")),
                cell("S-012", E, "growth", 1, "patient_id", "ARO-7F3K9Q-X", "ARO-7F3K9Q-W"),
                cell("S-012", E, "growth", 1, "patient_id", "1.00E+03", "aro-7f3k9q-w"),
                cell("S-013", E, "hsct", 1, "hla_matches", "9-Oct", "9"),
                cell("S-013", E, "hsct", 1, "hla_loci_typed", "45208", "10"),
                cell("S-014", W, "growth", 1, "oedema", "n/a", "UNK"),
                rule(
                        "S-014",
                        W,
                        "hsct.csv:2",
                        u -> u.set("hsct", 1, "cd3_1e6_kg", "NONE"),
                        u -> u.set("hsct", 1, "vod_prophylaxis", "NONE")),
                rule("S-014", W, "labs.csv:2", u -> u.set("labs", 1, "sample_minute", "NA"), u -> u.set(
                                "labs", 1, "analyte", "NA")
                        .set("labs", 1, "value", "140")
                        .set("labs", 1, "unit", "mmol/L")),
                cell("S-015", E, "growth", 1, "head_circ_cm", "-9", "ND"),
                rule("S-015", W, "hearing.csv:0", u -> manyHearing(u, "99"), u -> manyHearing(u, "98")),
                cell("S-016", E, "growth", 1, "weight_kg", "5.4 kg", "5.4"),
                cell("S-016", W, "labs", 6, "value", "<0.25", "0.25"),
                rule(
                        "S-017",
                        E,
                        "growth.csv:0",
                        u -> u.announce("growth", "row_count", "4"),
                        u -> u.announce("growth", "row_count", "3")),
                rule("S-017", E, "growth.csv:0", u -> u.announce("growth", "sha256", "0".repeat(64)), u -> u),
                rule(
                        "S-017",
                        E,
                        "growth.csv:4",
                        u -> u.text("growth", text -> text.substring(0, text.length() - 12)),
                        u -> u.text("growth", String::stripTrailing)),
                rule("S-017", E, "growth.csv:0", u -> u.doNotAnnounce("growth"), u -> u),
                rule("S-018", E, ":0", u -> u.manifest("dictionary_version", "9.0"), u -> u),
                rule(
                        "S-019",
                        W,
                        "adverse_events.csv:2",
                        u -> aeText(u, "fever\nand rash"),
                        u -> aeText(u, "fever, and rash")),
                rule(
                        "S-020",
                        E,
                        "adverse_events.csv:2",
                        u -> aeText(u, "fever\u0007"),
                        u -> aeText(u, "fever\tand rash")),
                asking(
                        rule("S-022", E, ":0", u -> u.manifest("upload_seq", "7"), u -> u.manifest("upload_seq", "8")),
                        OptionalInt.of(7),
                        facts -> {}),
                // Privacy
                cell("P-001", E, "visits", 1, "visit_day", "2024-03-04", "118"),
                cell("P-001", E, "visits", 1, "record_id", "20240304", "v20240304x"),
                rule(
                        "P-001",
                        E,
                        "adverse_events.csv:2",
                        u -> aeText(u, "seen 4.3.2024"),
                        u -> aeText(u, "seen at 4.3 mg")),
                rule(
                        "P-001",
                        E,
                        "growth.csv:2",
                        u -> u.column("growth", "remark", "4 Mar 2024"),
                        u -> u.column("growth", "remark", "4 of 24")),
                rule(
                        "P-002",
                        E,
                        "growth.csv:1",
                        u -> u.column("growth", "date_of_birth", ""),
                        u -> u.column("growth", "drug_name", "")),
                rule(
                        "P-003",
                        E,
                        "adverse_events.csv:2",
                        u -> aeText(u, "call 030 1234567"),
                        u -> aeText(u, "temperature 39 after 12 hours")),
                rule(
                        "P-003",
                        E,
                        "adverse_events.csv:2",
                        u -> aeText(u, "ask ward@clinic.example"),
                        u -> aeText(u, "rash at 2 sites")),
                rule(
                        "P-004",
                        W,
                        "adverse_events.csv:2",
                        u -> aeText(u, "told by Anna Example"),
                        u -> aeText(u, "Fever and rash")),
                cell("P-005", E, "patients", 2, "record_id", "12345678", "p12345678"),
                // Fields
                cell("F-001", E, "growth", 1, "meas_day", "abc", "118"),
                cell("F-001", E, "genetics", 1, "hgnc_id", "11647", "HGNC:11647"),
                cell("F-002", E, "visits", 1, "feeding", "BOTTLE", "ORAL"),
                cell("F-002", W, "visits", 1, "feeding", "oral", "ORAL"),
                cell("F-003", E, "labs", 1, "value", "99.5", "8.2"),
                cell("F-003", E, "growth", 1, "weight_kg", "5400", "5.400"),
                cell("F-004", W, "patients", 1, "birth_weight_g", "1400", "1500"),
                cell("F-004", W, "labs", 1, "value", "2.9", "3.0"),
                cell("F-005", E, "visits", 1, "visit_type", "", "SCHEDULED"),
                cell("F-005", E, "visits", 1, "visit_day", "UNK", "118"),
                cell("F-005", E, "visits", 1, "site_id", "S002", "S001"),
                cell("F-006", E, "status", 2, "cause_category", "", "UNK"),
                cell("F-006", W, "status", 1, "death_day", "579", ""),
                rule(
                        "F-006",
                        E,
                        "labs.csv:2",
                        u -> u.set("labs", 1, "value", "").set("labs", 1, "unit", ""),
                        u -> u.set("labs", 1, "value", "ND").set("labs", 1, "unit", "")),
                cell("F-007", W, "growth", 1, "length_cm", "59.54", "59.50"),
                cell("F-008", E, "labs", 1, "unit", "", "g/dL"),
                cell("F-008", E, "labs", 1, "unit", "U/L", "G/DL"),
                cell("F-008", E, "interferon", 1, "dose_unit", "", "MCG_KG"),
                cell("G-012", W, "genetics", 1, "gene_symbol", "OC116", "TCIRG1"),
                // Time
                cell("T-001", E, "visits", 1, "visit_day", "-1", "0"),
                cell("T-001", E, "visits", 1, "visit_day", "29201", "118"),
                cell("T-002", E, "labs", 10, "sample_day", "269", "268"),
                rule(
                        "T-002",
                        E,
                        "labs.csv:11",
                        u -> u.set("labs", 10, "sample_day", "284").set("status", 2, "death_day_prec", "M"),
                        u -> u.set("labs", 10, "sample_day", "283").set("status", 2, "death_day_prec", "M")),
                rule("T-002", E, "chimerism.csv:3", u -> died(u, 313), u -> died(u, 314)),
                cell("T-003", W, "labs", 1, "sample_day", "609", "579"),
                cell("T-003", E, "labs", 1, "sample_day", "610", "609"),
                cell("T-004", E, "interferon", 1, "stop_day", "119", "120"),
                cell("T-008", W, "interferon", 1, "stop_day", "119", "121"),
                cell("T-005", E, "patients", 2, "enrol_day", "269", "268"),
                rule(
                        "T-005",
                        E,
                        "patients.csv:3",
                        u -> u.set("patients", 2, "enrol_type", "RETROSPECTIVE").set("baseline", 2, "dx_day", "270"),
                        u -> u.set("patients", 2, "enrol_type", "RETROSPECTIVE").set("baseline", 2, "dx_day", "268")),
                rule("T-006", W, "baseline.csv:2", u -> u.set("baseline", 1, "first_symptom_day", "99"), u -> u.set(
                                "baseline", 1, "first_symptom_day", "99")
                        .set("patients", 1, "prenatal_dx", "Y")),
                cell("T-009", E, "visits", 1, "visit_day", "45123", "118"),
                // Consistency
                rule("C-001", E, "labs.csv:2", u -> u.set("labs", 1, "patient_id", "ARO-ZZZZZZ-5"), u -> u.set(
                                "labs", 1, "patient_id", "ARO-ZZZZZZ-5")
                        .manifest("upload_mode", "DELTA")),
                rule(
                        "C-001",
                        E,
                        "labs.csv:11",
                        u -> u.set("patients", 2, "sex", "X"),
                        u -> u.set("patients", 2, "sex", "U")),
                cell("C-002", E, "chimerism", 1, "hsct_no", "2", "1"),
                rule("C-003", W, "patients.csv:2", u -> u.remove("status", 1), u -> u),
                rule("C-005", E, "status.csv:4", u -> u.copy("status", 1, "st9"), u -> u.copy("status", 1, "st1")),
                asking(cell("C-005", E, "status", 1, "status", "ALIVE", "DEAD"), OptionalInt.empty(), facts -> {
                    facts.registered("ARO-7F3K9Q-W");
                    facts.registeredStatus("ARO-7F3K9Q-W", "DEAD", 500, "D", 500);
                }));
    }

    private static TestUpload manyHearing(TestUpload upload, String threshold) {
        for (int i = 0; i < 6; i++) {
            upload.copy("hearing", 1, "h9" + i)
                    .set("hearing", upload.size("hearing"), "exam_day", Integer.toString(130 + i));
        }
        for (int row = 1; row <= upload.size("hearing"); row++) {
            upload.set("hearing", row, "thr_500_db", threshold);
        }
        return upload;
    }

    /** The first patient dies; her transplant was on day 214, and chimerism was measured 30 and 100 days later. */
    private static TestUpload died(TestUpload upload, int day) {
        return upload.set("status", 1, "status", "DEAD")
                .set("status", 1, "death_day", Integer.toString(day))
                .set("status", 1, "last_contact_day", Integer.toString(day))
                .set("status", 1, "cause_category", "DISEASE");
    }

    private static byte[] with(byte[] bytes, String before, byte inserted) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("," + before + ",") + 1;
        return (text.substring(0, at) + (char) (inserted & 0xFF) + text.substring(at))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
