package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules L. */
final class LaboratoryExamples {
    private LaboratoryExamples() {}

    static List<Example> all() {
        return List.of(
                cell("L-001", E, "labs", 1, "unit", "g/100mL", "g/dL"),
                // 8.2 g/L of haemoglobin is deadly, 8.2 g/dL a common finding here.
                cell("L-002", W, "labs", 1, "unit", "g/L", "g/dL"),
                rule(
                        "L-002",
                        W,
                        "labs.csv:2",
                        u -> u.set("labs", 1, "value", "2.9").set("labs", 1, "unit", "g/dL"),
                        u -> u.set("labs", 1, "value", "1.5").set("labs", 1, "unit", "g/dL")),
                cell("L-004", E, "labs", 1, "ref_low", "13.5", "13.4"),
                // At 110 days 9.5 to 13.5 g/dL are normal; adults have 12 to 16 and 13 to 17.
                rule("L-004", W, "labs.csv:2", u -> limits(u, "13.0", "17.0"), u -> limits(u, "11.0", "16.0")),
                rule("L-004", W, "labs.csv:2", u -> limits(u, "95", "135"), u -> limits(u, "9.5", "13.5")),
                rule("L-005", W, "labs.csv:12", u -> second(u, 1, "112", "13.3"), u -> second(u, 1, "112", "13.2")),
                rule("L-005", W, "labs.csv:12", u -> second(u, 1, "112", "13.3"), u -> second(u, 1, "113", "13.3")),
                rule("L-005", W, "labs.csv:12", u -> second(u, 1, "112", "13.3"), u -> second(u, 1, "112", "13.3")
                        .set("transfusions", 1, "start_day", "111")
                        .set("transfusions", 1, "end_day", "111")),
                rule("L-005", W, "labs.csv:12", u -> second(u, 1, "112", "13.3"), u -> second(u, 1, "112", "13.3")
                        .set("labs", 11, "transfused_7d", "Y")),
                rule("L-005", W, "labs.csv:12", u -> second(u, 4, "112", "163"), u -> second(u, 4, "112", "162")),
                // Red cells do not explain platelets.
                rule(
                        "L-005",
                        W,
                        "labs.csv:12",
                        u -> second(u, 4, "112", "163")
                                .set("transfusions", 1, "start_day", "111")
                                .set("transfusions", 1, "end_day", "111"),
                        u -> second(u, 4, "112", "163")
                                .set("transfusions", 1, "start_day", "111")
                                .set("transfusions", 1, "end_day", "111")
                                .set("transfusions", 1, "product", "PLT")),
                rule("L-005", W, "labs.csv:12", u -> second(u, 6, "120", "0.76"), u -> second(u, 6, "120", "0.75")),
                cell("L-006", E, "labs", 3, "value", "14.92", "14.91"),
                rule("L-006", E, "labs.csv:12", u -> lymphocytes(u, "15"), u -> lymphocytes(u, "14.9")),
                // A sample of another specimen has its own white cells.
                rule("L-006", E, "labs.csv:4", u -> u.set("labs", 3, "value", "15"), u -> u.set(
                                "labs", 3, "value", "15")
                        .set("labs", 3, "specimen", "MARROW")),
                rule("L-006", E, "labs.csv:4", u -> u.set("labs", 3, "value", "15"), u -> u.set(
                                "labs", 3, "value", "15")
                        .set("labs", 3, "value_op", "LT")),
                rule("L-007", W, "labs.csv:12", u -> ionised(u, "2.03"), u -> ionised(u, "2.02")),
                rule("L-008", E, "labs.csv:12", u -> direct(u, "0.61"), u -> direct(u, "0.60")),
                rule("L-010", W, "labs.csv:12", u -> haematocrit(u, "20.4"), u -> haematocrit(u, "20.5")),
                rule("L-010", W, "labs.csv:12", u -> haematocrit(u, "28.8"), u -> haematocrit(u, "28.7")),
                rule(
                        "L-011",
                        W,
                        "labs.csv:0",
                        u -> u.set("labs", 7, "value_op", "LT"),
                        u -> u.set("labs", 7, "value_op", "EQ")),
                rule("L-012", W, "labs.csv:12", u -> second(u, 7, "118", "33"), u -> second(u, 7, "118", "31")),
                rule("L-012", W, "labs.csv:12", u -> second(u, 7, "118", "33"), u -> second(u, 7, "118", "33")
                        .set("labs", 11, "sample_minute", "600")),
                rule(
                        "L-012",
                        W,
                        "labs.csv:12",
                        u -> u.copy("labs", 9, "l11").set("labs", 11, "result_text", "P2"),
                        u -> u.copy("labs", 9, "l11").set("labs", 11, "result_text", "PENDING")));
    }

    private static TestUpload limits(TestUpload upload, String low, String high) {
        return upload.set("labs", 1, "ref_low", low).set("labs", 1, "ref_high", high);
    }

    /** Appends a second result of the analyte of a row. */
    private static TestUpload second(TestUpload upload, int row, String day, String value) {
        return upload.copy("labs", row, "l11")
                .set("labs", 11, "sample_day", day)
                .set("labs", 11, "value", value);
    }

    private static TestUpload lymphocytes(TestUpload upload, String value) {
        return another(upload, 2, "LYM", value, "10^9/L");
    }

    /** Total calcium is 8.1 mg/dL, 2.02 mmol/L. */
    private static TestUpload ionised(TestUpload upload, String value) {
        upload.set("labs", 5, "value", "8.1").set("labs", 5, "unit", "mg/dL");
        return another(upload, 5, "CA_ION", value, "mmol/L").set("labs", 11, "specimen", "BLOOD");
    }

    private static TestUpload direct(TestUpload upload, String value) {
        return another(upload, 8, "BILI_D", value, "mg/dL");
    }

    private static TestUpload haematocrit(TestUpload upload, String value) {
        return another(upload, 1, "HCT", value, "%");
    }

    /** Appends a result of another analyte in the sample of a row. */
    private static TestUpload another(TestUpload upload, int row, String analyte, String value, String unit) {
        return upload.copy("labs", row, "l11")
                .set("labs", 11, "analyte", analyte)
                .set("labs", 11, "value", value)
                .set("labs", 11, "unit", unit)
                .set("labs", 11, "ref_low", "")
                .set("labs", 11, "ref_high", "")
                .set("labs", 11, "transfused_7d", "");
    }
}
