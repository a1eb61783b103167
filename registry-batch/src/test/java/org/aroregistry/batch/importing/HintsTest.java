package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.aroregistry.core.upload.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A finding says what the value may have been, where that can be told. */
class HintsTest {
    @ParameterizedTest
    @CsvSource({
        "S-013, hsct, hla_matches, 9-Oct, perhaps 9/10; format the column as text",
        "S-013, hsct, hla_matches, 10-Sep, perhaps 9/10; format the column as text",
        "S-013, hsct, hla_loci_typed, Oct-9, perhaps 9/10; format the column as text",
        "S-013, hsct, hla_loci_typed, 45208, perhaps 9/10; format the column as text",
        "S-013, hsct, hla_matches, 25-Oct, format the column as text",
        "S-013, gvhd, skin_stage, 3-Feb, perhaps 2-3; format the column as text",
        "S-013, gvhd, skin_stage, 2-Mar, perhaps 2-3; format the column as text",
        "S-013, visits, feeding, 44960, format the column as text",
        "F-002, visits, feeding, ORALL, perhaps ORAL",
        "F-002, visits, feeding, oralx, perhaps ORAL",
        "F-002, visits, feeding, BOTTLE, ''",
        "L-001, labs, unit, mmoll/L, perhaps mmol/L",
        "L-001, labs, unit, MMOLL/L, perhaps mmol/L",
        "F-003, growth, weight_kg, 5400, perhaps in grams",
        "F-003, growth, weight_kg, 160, ''",
        "F-003, growth, length_cm, 0.6, perhaps in metres",
        "F-003, growth, head_circ_cm, 0.42, perhaps in metres",
        "F-003, growth, length_cm, 3, ''",
    })
    void a_hint_is_computed_from_the_value(String rule, String file, String column, String value, String hint) {
        CheckRun run = CheckRun.of(TestUpload.ofTemplates().set(file, 1, column, value));

        assertThat(run.of(rule))
                .filteredOn(finding -> finding.column().equals(column))
                .extracting(Finding::hint)
                .containsExactly(hint);
    }

    @Test
    void a_second_transplant_waits_for_the_first_that_was_refused() {
        CheckRun run = CheckRun.of(withTransplant("2").set("hsct", 1, "hla_matches", "9-Oct"));

        assertThat(run.of("C-007"))
                .extracting(Finding::recordId, Finding::hint)
                .containsExactly(tuple("h9", "a row of this patient in hsct.csv was rejected: fix it first"));
    }

    @Test
    void a_gap_without_a_refused_transplant_has_no_such_hint() {
        CheckRun run = CheckRun.of(withTransplant("3"));

        assertThat(run.of("C-007")).extracting(Finding::hint).containsExactly("");
    }

    private static TestUpload withTransplant(String number) {
        return TestUpload.ofTemplates()
                .copy("hsct", 1, "h9")
                .set("hsct", 2, "hsct_no", number)
                .set("hsct", 2, "reason", "PRIMARY_GF")
                .set("hsct", 2, "hsct_day", "400");
    }
}
