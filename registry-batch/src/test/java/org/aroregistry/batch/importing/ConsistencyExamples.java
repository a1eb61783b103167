package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.asking;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import java.util.OptionalInt;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules C. */
final class ConsistencyExamples {
    private ConsistencyExamples() {}

    static List<Example> all() {
        return List.of(
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
                rule("C-007", E, "hsct.csv:3", u -> second(u, 3, 400), u -> second(u, 2, 400)),
                rule("C-007", E, "hsct.csv:3", u -> second(u, 2, 213), u -> second(u, 2, 214)),
                rule("C-003", W, "patients.csv:2", u -> u.remove("status", 1), u -> u),
                rule("C-005", E, "status.csv:4", u -> u.copy("status", 1, "st9"), u -> u.copy("status", 1, "st1")),
                asking(cell("C-005", E, "status", 1, "status", "ALIVE", "DEAD"), OptionalInt.empty(), facts -> {
                    facts.registered("ARO-7F3K9Q-W");
                    facts.registeredStatus("ARO-7F3K9Q-W", "DEAD", 500, "D", 500);
                }));
    }

    /** The first patient is transplanted again. */
    private static TestUpload second(TestUpload upload, int number, int day) {
        return upload.copy("hsct", 1, "h9")
                .set("hsct", 2, "hsct_no", Integer.toString(number))
                .set("hsct", 2, "reason", "PRIMARY_GF")
                .set("hsct", 2, "hsct_day", Integer.toString(day));
    }
}
