package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.E;
import static org.aroregistry.batch.importing.RuleExamples.Q;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules A. */
final class AdverseEventExamples {
    private AdverseEventExamples() {}

    static List<Example> all() {
        return List.of(
                rule(
                        "A-002",
                        E,
                        "adverse_events.csv:2",
                        u -> serious(u, "4", "HOSPITALISATION"),
                        u -> serious(u, "4", "HOSPITALISATION;LIFE_THREATENING")),
                rule(
                        "A-002",
                        E,
                        "adverse_events.csv:2",
                        u -> fatal(u).set("adverse_events", 1, "seriousness", "LIFE_THREATENING"),
                        AdverseEventExamples::fatal),
                rule(
                        "A-002",
                        E,
                        "adverse_events.csv:2",
                        u -> serious(u, "3", ""),
                        u -> serious(u, "3", "IMPORTANT_MEDICAL")),
                rule(
                        "A-002",
                        E,
                        "adverse_events.csv:2",
                        u -> serious(u, "3", "HOSPITALISATION").set("adverse_events", 1, "serious", "N"),
                        u -> serious(u, "3", "HOSPITALISATION")),
                rule(
                        "A-002",
                        E,
                        "adverse_events.csv:2",
                        u -> u.set("adverse_events", 1, "ctcae_grade", "4"),
                        u -> u.set("adverse_events", 1, "ctcae_grade", "3")),
                rule(
                        "A-003",
                        E,
                        "adverse_events.csv:2",
                        u -> fatal(u).set("adverse_events", 1, "ctcae_grade", "4"),
                        AdverseEventExamples::fatal),
                rule(
                        "A-003",
                        E,
                        "adverse_events.csv:2",
                        u -> fatal(u).set("adverse_events", 1, "outcome", "SEQUELAE"),
                        AdverseEventExamples::fatal),
                // The second child died on day 268.
                rule(
                        "A-003",
                        E,
                        "adverse_events.csv:2",
                        u -> fatal(u).set("adverse_events", 1, "onset_day", "237"),
                        u -> fatal(u).set("adverse_events", 1, "onset_day", "238")),
                rule(
                        "A-003",
                        E,
                        "adverse_events.csv:2",
                        u -> fatal(u).set("adverse_events", 1, "patient_id", "ARO-7F3K9Q-W"),
                        AdverseEventExamples::fatal),
                rule(
                        "A-004",
                        Q,
                        "adverse_events.csv:2",
                        u -> reported(u, "ANAEMIA", "138"),
                        u -> reported(u, "ANAEMIA", "137")),
                rule(
                        "A-004",
                        Q,
                        "adverse_events.csv:2",
                        u -> reported(u, "ANAEMIA", "138"),
                        u -> reported(u, "FEVER", "138")),
                rule("A-004", Q, "adverse_events.csv:2", u -> reported(u, "ANAEMIA", "138"), u -> reported(
                                u, "ANAEMIA", "138")
                        .set("adverse_events", 1, "related_ifn", "UNLIKELY")));
    }

    private static TestUpload serious(TestUpload upload, String grade, String criteria) {
        return upload.set("adverse_events", 1, "ctcae_grade", grade)
                .set("adverse_events", 1, "serious", "Y")
                .set("adverse_events", 1, "seriousness", criteria);
    }

    /** An adverse event that the second child died of. */
    private static TestUpload fatal(TestUpload upload) {
        return serious(upload, "5", "DEATH")
                .set("adverse_events", 1, "patient_id", "ARO-2B8M4T-E")
                .set("adverse_events", 1, "onset_day", "260")
                .set("adverse_events", 1, "end_day", "")
                .set("adverse_events", 1, "aware_day", "260")
                .set("adverse_events", 1, "outcome", "FATAL");
    }

    private static TestUpload reported(TestUpload upload, String term, String day) {
        return serious(upload, "3", "HOSPITALISATION")
                .set("adverse_events", 1, "ae_term", term)
                .set("adverse_events", 1, "reported_day", day);
    }
}
