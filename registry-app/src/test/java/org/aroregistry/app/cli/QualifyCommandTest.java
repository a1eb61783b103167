package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The qualification of the statistics, as a statistician runs it. */
class QualifyCommandTest {
    private static final Path CASES = Path.of(System.getProperty("aro.root")).resolve("registry-qualification/cases");

    @Test
    void agreement_is_reported_with_what_was_compared(@TempDir Path folder) throws IOException {
        copy("aml", folder.resolve("cases"));
        copy("grid_tests", folder.resolve("cases"));
        Path report = folder.resolve("report");

        CommandRun run = CommandRun.of("qualify", folder.resolve("cases").toString(), "--out", report.toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("worst rel. error")
                .containsPattern("km +survival +[0-9]+ +0 ")
                .containsPattern(
                        "[0-9,]+ numbers of [0-9]+ analyses of [0-9]+ types in 2 cases were compared; all of them"
                                + " agree\\.")
                .contains("Report: " + report.resolve("qualification.html"));
        assertThat(report.resolve("qualification.html"))
                .content()
                .contains("Qualification of the statistics", "Maintenance of acute myelogenous leukaemia", "R 4.");
        assertThat(report.resolve("qualification.json")).content().contains("worstRelativeError");
        assertThat(Files.readAllBytes(report.resolve("qualification.pdf"))).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void a_number_outside_its_tolerance_is_named_and_fails_the_command(@TempDir Path folder) throws IOException {
        Path expected = copy("aml", folder).resolve("expected.json");
        String text = Files.readString(expected);
        assertThat(text).contains("\"surv\":[0.9090909090909091,");
        Files.writeString(expected, text.replace("\"surv\":[0.9090909090909091,", "\"surv\":[0.9090909190909091,"));

        CommandRun run = CommandRun.of("qualify", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern(
                        "aml/km \\(km\\): survival, group 0, [a-z]+, step 0: got 0\\.90909090909090\\d*, expected"
                                + " 0\\.9090909190909091")
                .contains(" lie outside their tolerance, 0 analyses could not be computed.");
    }

    @Test
    void an_analysis_of_an_unknown_type_does_not_count_as_agreement(@TempDir Path folder) throws IOException {
        Path expected = copy("grid_tests", folder).resolve("expected.json");
        Files.writeString(expected, Files.readString(expected).replace("\"padjust\"", "\"divination\""));

        CommandRun run = CommandRun.of("qualify", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("no check for analyses of type 'divination'");
    }

    @Test
    void a_folder_without_cases_is_one_sentence(@TempDir Path folder) {
        CommandRun none = CommandRun.of("qualify", folder.toString());
        CommandRun nowhere = CommandRun.of("qualify", folder.resolve("nowhere").toString());

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err().strip())
                .isEqualTo("aro: " + folder
                        + " holds no case: a case is a folder with expected.json and the data it names.");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err().strip())
                .isEqualTo("aro: " + folder.resolve("nowhere")
                        + " is not a folder; give one that holds qualification cases.");
    }

    private static Path copy(String name, Path target) throws IOException {
        Path folder = Files.createDirectories(target.resolve(name));
        for (String file : new String[] {"data.csv", "expected.json"}) {
            Files.copy(CASES.resolve(name).resolve(file), folder.resolve(file));
        }
        return folder;
    }
}
