package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules F. */
final class FieldExamples {
    private FieldExamples() {}

    static List<Example> all() {
        return List.of(
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
                cell("F-008", E, "interferon", 1, "dose_unit", "", "MCG_KG"));
    }
}
