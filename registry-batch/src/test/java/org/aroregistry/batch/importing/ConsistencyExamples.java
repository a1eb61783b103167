package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.I;
import static org.aroregistry.batch.importing.RuleExamples.Q;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.asking;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import java.util.OptionalInt;
import org.aroregistry.batch.importing.RuleExamples.Example;
import org.aroregistry.batch.validation.ChildKey;

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
                RuleExamples.whileElsewhere(
                        rule("C-006", Q, "patients.csv:2", u -> u, u -> u.set("genetics", 1, "hgvs_c", "c.1898C>T")),
                        new ChildKey("F", "2020-2024", "TCIRG1", "c.1554+2T>C", "c.1897C>T")),
                rule("C-007", E, "hsct.csv:3", u -> second(u, 3, 400), u -> second(u, 2, 400)),
                rule("C-007", E, "hsct.csv:3", u -> second(u, 2, 213), u -> second(u, 2, 214)),
                rule("C-004", Q, "status.csv:2", u -> seen(u, "233"), u -> seen(u, "234")),
                rule("C-004", Q, "status.csv:2", u -> seen(u, "233"), u -> seen(u, "233")
                        .set("status", 1, "status", "LOST")),
                rule("C-008", E, "visits.csv:3", u -> withdrawn(u, "578"), u -> withdrawn(u, "579")),
                rule("C-008", E, "status.csv:2", u -> withdrawn(u, "578"), u -> withdrawn(u, "579")),
                rule("C-008", E, "chimerism.csv:3", u -> withdrawn(u, "313"), u -> withdrawn(u, "314")),
                rule(
                        "C-008",
                        E,
                        "visits.csv:3",
                        u -> withdrawn(u, "575").set("visits", 2, "visit_day_prec", "W"),
                        u -> withdrawn(u, "576").set("visits", 2, "visit_day_prec", "W")),
                rule("C-009", W, "patients.csv:2", u -> u.set("patients", 1, "family_id", "F-00000A"), u -> family(u)),
                rule("C-009", W, "patients.csv:3", u -> family(u), u -> family(u)
                        .set("genetics", 3, "test_type", "SANGER")),
                cell("C-011", W, "baseline", 1, "dx_basis", "HISTOLOGY;PRENATAL", "HISTOLOGY;GENETIC"),
                cell("C-012", E, "phenotypes", 1, "hpo_id", "HP:0000000", "HP:0001903"),
                rule(
                        "C-012",
                        I,
                        "phenotypes.csv:0",
                        u -> u.set("phenotypes", 1, "hpo_id", "HP:0000028"),
                        u -> u.set("phenotypes", 1, "hpo_id", "HP:0001882")),
                rule("C-003", W, "patients.csv:2", u -> u.remove("status", 1), u -> u),
                rule("C-005", E, "status.csv:4", u -> u.copy("status", 1, "st9"), u -> u.copy("status", 1, "st1")),
                asking(cell("C-005", E, "status", 1, "status", "ALIVE", "DEAD"), OptionalInt.empty(), facts -> {
                    facts.registered("ARO-7F3K9Q-W");
                    facts.registeredStatus("ARO-7F3K9Q-W", "DEAD", 500, "D", 500);
                }),
                asking(
                        rule(
                                "C-013",
                                E,
                                "patients.csv:2",
                                u -> u,
                                u -> u.set("patients", 1, "patient_id", "ARO-ZZZZZZ-5")),
                        OptionalInt.empty(),
                        facts -> {
                            facts.registeredElsewhere("ARO-7F3K9Q-W");
                            facts.registered("ARO-2B8M4T-E");
                            facts.registeredElsewhere("ARO-2B8M4T-E");
                        }),
                asking(
                        rule("C-013", E, "visits.csv:2", u -> u, u -> u.set("visits", 1, "patient_id", "ARO-2B8M4T-E")
                                .set("visits", 2, "patient_id", "ARO-2B8M4T-E")),
                        OptionalInt.empty(),
                        facts -> {
                            facts.movedAway("ARO-7F3K9Q-W");
                            facts.registeredElsewhere("ARO-7F3K9Q-W");
                        }));
    }

    /** The first patient is transplanted again. */
    private static TestUpload second(TestUpload upload, int number, int day) {
        return upload.copy("hsct", 1, "h9")
                .set("hsct", 2, "hsct_no", Integer.toString(number))
                .set("hsct", 2, "reason", "PRIMARY_GF")
                .set("hsct", 2, "hsct_day", Integer.toString(day));
    }

    /** The contact of the first patient is at the latest of 31 December 2022, that of the second 28 days after New Year 2024 if on day 240. */
    private static TestUpload seen(TestUpload upload, String enrolDay) {
        return upload.set("patients", 1, "enrol_year", "2021")
                .set("hsct", 1, "hsct_year", "2021")
                .set("patients", 2, "enrol_year", "2024")
                .set("patients", 2, "enrol_day", enrolDay);
    }

    private static TestUpload withdrawn(TestUpload upload, String day) {
        return upload.set("patients", 1, "consent_withdrawn_day", day);
    }

    private static TestUpload family(TestUpload upload) {
        return upload.set("patients", 1, "family_id", "F-00000A").set("patients", 2, "family_id", "F-00000A");
    }
}
