package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
    @TempDir
    Path folder;

    @Test
    void three_findings_of_a_cause_need_no_fold() throws IOException {
        String cause = cause(page(wrongUnits(3)), "L-001");

        assertThat(rows(cause)).containsExactly("l100", "l101", "l102");
        assertThat(cause).contains("<span class=\"count\">3×</span>").doesNotContain("<details>");
    }

    @Test
    void the_first_three_are_followed_by_all_of_them_behind_a_fold() throws IOException {
        String cause = cause(page(wrongUnits(5)), "L-001");

        assertThat(rows(cause)).containsExactly("l100", "l101", "l102", "l100", "l101", "l102", "l103", "l104");
        assertThat(cause).contains("<span class=\"count\">5×</span>", "all 5</span></summary>");
        assertThat(cause).doesNotContain("findings.csv");
    }

    @Test
    void above_a_thousand_the_rest_is_left_to_the_list_and_the_page_says_how_to_filter_it() throws IOException {
        String cause = cause(page(wrongUnits(1_203)), "L-001");

        assertThat(rows(cause)).hasSize(3 + FindingsSection.AT_MOST);
        assertThat(cause)
                .contains("the first 1\u202F000</span></summary>")
                .contains("The other 203 are in <code>findings.csv</code>, filter <code>code</code> = L-001,"
                        + " <code>file</code> = labs.csv, <code>column</code> = unit.");
    }

    @Test
    void more_causes_than_are_read_at_once_are_all_told() throws IOException {
        TestUpload upload = TestUpload.ofTemplates();
        for (int length = 1_001; length <= 1_060; length++) {
            for (int i = 0; i < 4; i++) {
                upload.copy("labs", 1, "l" + length + "_" + i)
                        .set("labs", upload.size("labs"), "unit", "u".repeat(length));
            }
        }

        String page = page(upload);

        assertThat(page.split("all 4</span></summary>", -1)).hasSize(60 + 1);
        assertThat(page.split("the cell holds ", -1)).hasSize(60 + 1);
    }

    @Test
    void rules_that_found_nothing_stand_under_their_family() throws IOException {
        String page = page(wrongUnits(1));

        String passed = page.substring(page.indexOf("Checked and passed"));
        assertThat(passed).contains("Privacy: nothing that identifies a person", "<b>P-001</b>", "Laboratory");
        assertThat(passed.indexOf("<b>P-001</b>")).isLessThan(passed.indexOf("Laboratory"));
        assertThat(passed).doesNotContain("<b>L-001</b>");
    }

    private static TestUpload wrongUnits(int count) {
        TestUpload upload = TestUpload.ofTemplates();
        for (int i = 0; i < count; i++) {
            upload.copy("labs", 1, "l" + (100 + i)).set("labs", upload.size("labs"), "unit", "spoons");
        }
        return upload;
    }

    private String page(TestUpload upload) throws IOException {
        UploadOutcome outcome = SiteValidation.run(
                new SiteValidation.Request(
                        upload.write(folder.resolve("site")),
                        Optional.of(folder.resolve("out")),
                        new CheckOptions(1, 0)),
                UploadProgress.SILENT);
        return Files.readString(outcome.report());
    }

    private static String cause(String page, String rule) {
        return List.of(page.split("<section class=\"cause\">")).stream()
                .filter(part -> part.contains("<span class=\"soft\">" + rule + "</span>"))
                .map(part -> part.substring(0, part.indexOf("</section>")))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the records of the table rows. */
    private static List<String> rows(String cause) {
        return List.of(cause.split("<tr><td class=\"n\">")).stream()
                .skip(1)
                .map(row -> row.split("</td><td>")[2])
                .toList();
    }
}
