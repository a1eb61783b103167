package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.Range;
import org.aroregistry.core.upload.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a rule knows more about a fault than the general one, the general one keeps quiet. */
class OneFindingPerFaultTest {
    @ParameterizedTest
    @CsvSource({
        "engraftment, anc500_rel, 7, H-003",
        "engraftment, anc500_rel, 61, H-003",
        "hsct, hsct_day, 29, H-022",
        "hsct, hsct_day, 5476, H-022",
        "interferon, freq_per_week, 2, I-004",
        "interferon, freq_per_week, 7, I-004",
    })
    void an_unusual_value_has_the_finding_of_the_rule_that_knows_it(
            String file, String column, String value, String rule) {
        CheckRun run = CheckRun.of(TestUpload.ofTemplates().set(file, 1, column, value));

        assertThat(run.findings())
                .filteredOn(finding -> finding.file().equals(file + ".csv")
                        && finding.line() == 2
                        && finding.column().equals(column)
                        && !finding.ruleId().startsWith("T-"))
                .extracting(Finding::ruleId)
                .containsExactly(rule);
    }

    /** F-004 may only keep quiet as long as the rule in its place has the limits of the dictionary. */
    @ParameterizedTest
    @CsvSource({"engraftment, anc500_rel, 8..60", "hsct, hsct_day, 30..5475", "interferon, freq_per_week, 3..3"})
    void the_range_of_the_column_is_that_of_the_rule(String file, String column, String range) {
        assertThat(Dictionary.current().file(file).column(column).warnRange().map(Range::toString))
                .contains(range);
    }
}
