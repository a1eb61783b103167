package org.aroregistry.batch.importing;

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
                // 8.2 g/L of haemoglobin is deadly, 8.2 g/dL a common finding here.
                cell("L-002", W, "labs", 1, "unit", "g/L", "g/dL"),
                rule(
                        "L-002",
                        W,
                        "labs.csv:2",
                        u -> u.set("labs", 1, "value", "2.9").set("labs", 1, "unit", "g/dL"),
                        u -> u.set("labs", 1, "value", "1.5").set("labs", 1, "unit", "g/dL")));
    }
}
