package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules T. */
final class TimeExamples {
    private TimeExamples() {}

    static List<Example> all() {
        return List.of(
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
                rule("T-011", W, "labs.csv:0", u -> months(u, "401", 5), u -> months(u, "400", 5)),
                // Four or five of nine samples before the diagnosis.
                rule("T-011", W, "labs.csv:0", u -> months(u, "401", 5), u -> months(u, "401", 4)));
    }

    /** The first patient, diagnosed on day 98, is enrolled on a day; of her nine samples some are said to be of day 4, the others of day 118. */
    private static TestUpload months(TestUpload upload, String enrolDay, int early) {
        for (int row = 1; row <= 9; row++) {
            upload.set("labs", row, "sample_day", row <= early ? "4" : "118");
        }
        return upload.set("patients", 1, "enrol_day", enrolDay);
    }

    /** The first patient dies; her transplant was on day 214, and chimerism was measured 30 and 100 days later. */
    private static TestUpload died(TestUpload upload, int day) {
        return upload.set("status", 1, "status", "DEAD")
                .set("status", 1, "death_day", Integer.toString(day))
                .set("status", 1, "last_contact_day", Integer.toString(day))
                .set("status", 1, "cause_category", "DISEASE");
    }
}
