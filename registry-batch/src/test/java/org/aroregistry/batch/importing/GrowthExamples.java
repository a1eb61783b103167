package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.RuleExamples.W;
import static org.aroregistry.batch.importing.RuleExamples.cell;
import static org.aroregistry.batch.importing.RuleExamples.rule;

import java.util.List;
import org.aroregistry.batch.importing.RuleExamples.Example;

/** Examples of rules about body measures. */
final class GrowthExamples {
    private GrowthExamples() {}

    static List<Example> all() {
        return List.of(
                // At 118 days 2.6 to 11.6 kg, 48.4 to 75.8 cm and 33.8 to 46.9 cm are plausible.
                cell("F-004", W, "growth", 1, "weight_kg", "2.59", "2.60"),
                cell("F-004", W, "growth", 1, "weight_kg", "11.70", "11.60"),
                cell("F-004", W, "growth", 1, "length_cm", "48.3", "48.4"),
                cell("F-004", W, "growth", 1, "head_circ_cm", "47.0", "46.9"),
                rule("F-004", W, "growth.csv:2", u -> u.set("growth", 1, "weight_kg", "11.70"), u -> u.set(
                                "growth", 1, "weight_kg", "11.70")
                        .set("growth", 1, "oedema", "Y")),
                // Born at 30 weeks, the child is judged at 48 days.
                rule("F-004", W, "growth.csv:2", u -> u.set("growth", 1, "weight_kg", "2.0"), u -> u.set(
                                "growth", 1, "weight_kg", "2.0")
                        .set("patients", 1, "gest_age_weeks", "30.0")),
                // After 1826 days no table judges the head.
                rule("F-004", W, "growth.csv:2", u -> atFive(u, "1826"), u -> atFive(u, "1827")));
    }

    private static TestUpload atFive(TestUpload upload, String day) {
        return upload.set("growth", 1, "meas_day", day)
                .set("growth", 1, "weight_kg", "18")
                .set("growth", 1, "length_cm", "105")
                .set("growth", 1, "head_circ_cm", "60");
    }
}
