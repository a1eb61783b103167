package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.aeText;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules P. */
final class PrivacyExamples {
    private PrivacyExamples() {}

    static List<Example> all() {
        return List.of(
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
                rule("P-007", W, "status.csv:0", u -> u.set("visits", 2, "visit_day", "578"), u -> u),
                rule("P-007", W, "status.csv:0", u -> u.set("visits", 2, "visit_day", "578"), u -> u.set(
                                "visits", 2, "visit_day", "578")
                        .set("growth", 2, "meas_day", "579")));
    }
}
