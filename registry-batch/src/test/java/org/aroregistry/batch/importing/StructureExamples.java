package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.I;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.WINDOWS;
import static org.aroregistry.batch.importing.RuleExamples.aeText;
import static org.aroregistry.batch.importing.RuleExamples.asking;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules S. */
final class StructureExamples {
    private StructureExamples() {}

    static List<Example> all() {
        return List.of(
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
                        facts -> {}));
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

    private static byte[] with(byte[] bytes, String before, byte inserted) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("," + before + ",") + 1;
        return (text.substring(0, at) + (char) (inserted & 0xFF) + text.substring(at))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
