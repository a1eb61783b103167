package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aroregistry.qualification.cases.CaseFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
                                + " agree\\. Of the [0-9,]+ values that the cases hold, [0-9,]+ were compared and [0-9,]+"
                                + " say what to compute or inform; none was passed over\\.")
                .contains("Report: " + report.resolve("qualification.html"));
        assertThat(report.resolve("qualification.html"))
                .content()
                .contains(
                        "Qualification of the statistics",
                        "Maintenance of acute myelogenous leukaemia",
                        "GPL",
                        "R 4.2.2",
                        "Values that were not compared",
                        "./aro qualify",
                        "1e-9 relative, 1e-12 absolute");
        assertThat(Files.readAllBytes(report.resolve("qualification.pdf"))).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void a_case_may_be_given_itself(@TempDir Path folder) throws IOException {
        CommandRun run = CommandRun.of("qualify", copy("grid_tests", folder).toString(), "--by-case");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("agrees grid_tests/adjust (padjust): ").contains(" in 1 case were compared;");
    }

    @Test
    void a_number_outside_its_tolerance_is_named_and_fails_the_command(@TempDir Path folder) throws IOException {
        Path expected = copy("aml", folder).resolve("expected.json");
        replace(expected, "\"surv\":[0.9090909090909091,", "\"surv\":[0.9090909190909091,");

        CommandRun run = CommandRun.of("qualify", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("aml/km \\(km\\): survival, group 0, [a-z]+, step 0: got 0\\.90909090909090\\d*,"
                        + " expected 0\\.9090909190909091 \\(1e-9 relative, 1e-12 absolute\\)")
                .contains(" lie outside their tolerance, 0 analyses could not be computed.");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // What is falsified in a case | by what | what the output says
                "aml | \"type\":\"km\" | \"type\":\"divination\" | no check for analyses of type 'divination'",
                "aml | \"time\":\"time\" | \"time\":\"tyme\" | data.csv has no column 'tyme'",
                "aml | \"curves\":[ | \"curwes\":[ | the case holds no 'curves'",
                "aml | \"cumhaz\":[ | \"kumhaz\":[ | the case holds no 'cumhaz' in curves[0].curve",
                "aml | \"seLogSurv\":[ | \"seLogSurv\":[1, | SE of log survival, group 0",
                "aml | \"ties\":\"efron\" | \"ties\":\"euphoric\" | the case asks for 'euphoric', which is not known",
                "aml | \"tau\":30, | \"tau\":31, | `asked for, curves[0].rmst[0].tau: got not among tau of the specification,"
                        + " expected 31`",
            })
    void a_faulty_analysis_fails_alone(String name, String what, String by, String message, @TempDir Path folder)
            throws IOException {
        Path expected = copy(name, folder).resolve("expected.json");
        copy("grid_tests", folder);
        replace(expected, what, by);

        CommandRun run = CommandRun.of("qualify", folder.toString(), "--by-case");

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out())
                .contains(message)
                .contains("agrees grid_tests/adjust")
                .doesNotContain("\tat ");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "expected.json | \"schemaVersion\": 1 | \"schemaVersion\": 7 | expected.json: schemaVersion is 7, not 1",
                "expected.json | \"schemaVersion\": 1, | ` ` | expected.json: schemaVersion is missing, not 1",
                "expected.json | \"rows\":23 | \"rows\":24 | data.csv holds 23 rows; expected.json declares 24",
                "expected.json | \"missing\":0 | \"missing\":2 | has 0 missing cells; expected.json declares 2",
                "expected.json | \"file\":\"data.csv\" | \"file\":\"../data.csv\" | must be the name of a file in the same folder",
                "expected.json | \"file\":\"data.csv\" | \"file\":\"dta.csv\" | dta.csv does not exist",
                "expected.json | \"analyses\": [ | \"analyses\": [{ | expected.json is not JSON, line ",
                "expected.json | \"case\": | \"case\": \"a\", \"case\": | expected.json holds 'case' twice",
                "expected.json | \"nUsed\":23 | \"nUsed\":23,\"nUsed\":23 | expected.json is not JSON, line ",
                "expected.json | \"analyses\" | \"analises\" | expected.json holds no analyses",
                "data.csv | time, | tyme, | data.csv has no column 'time', which expected.json declares",
                "data.csv | time,status | time,time | data.csv has two columns named 'time'",
                "data.csv | 9,1, | `9,1,3,` | data.csv: data row 1 has 4 cells, the header 3",
                "data.csv | 9,1, | `\"9,1,` | data.csv is not a file of commas and quotes",
            })
    void a_faulty_case_does_not_hide_the_others(
            String file, String what, String by, String message, @TempDir Path folder) throws IOException {
        Path faulty = copy("aml", folder).resolve(file);
        copy("grid_tests", folder);
        replace(faulty, what, by);

        CommandRun run = CommandRun.of("qualify", folder.toString(), "--by-case");

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out())
                .contains("aml: could not be read: ")
                .contains(message)
                .contains("agrees grid_tests/adjust")
                .contains("1 case could not be read.")
                .doesNotContain("\tat ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void a_cell_that_is_no_number_fails_the_analyses_that_need_it(@TempDir Path folder) throws IOException {
        Path data = copy("aml", folder).resolve("data.csv");
        replace(data, "\n13,", "\nthirteen,");

        CommandRun run = CommandRun.of("qualify", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("aml/km (km): could not be computed: data row 2 of column 'time' is not a number")
                .doesNotContain("thirteen");
    }

    @Test
    void what_no_check_knows_is_named_and_counted(@TempDir Path folder) throws IOException {
        Path expected = copy("grid_tests", folder).resolve("expected.json");
        replace(expected, "\"methods\":{", "\"oddments\":[1,2,3],\"methods\":{");
        replace(expected, "\"spec\":{", "\"spec\":{\"weights\":\"p\",");
        replace(expected, "\"title\":", "\"mood\": \"good\", \"title\":");

        CommandRun run = CommandRun.of("qualify", folder.toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("not compared: oddments[] (padjust), not known to the check: 3, first in grid_tests/adjust:"
                        + " oddments[0]")
                .contains("grid_tests/adjust (padjust): key 'weights' of the specification had no effect")
                .contains("grid_tests: field 'mood' is not known and has no effect")
                .contains("; 3 were not compared: no check knows them.")
                .contains("Of 1 analysis the specification asks for more than took part.");
    }

    @Test
    void what_the_specification_asks_for_and_the_case_lacks_is_named(@TempDir Path folder) throws IOException {
        Path expected = copy("aml", folder).resolve("expected.json");
        replace(expected, "\"tau\":[30", "\"tau\":[17.5,30");

        CommandRun run = CommandRun.of("qualify", folder.toString());

        assertThat(run.out())
                .contains("aml/km (km): the specification asks for tau 17.5; curves[0].rmst[].tau does not hold it");
    }

    @Test
    void half_a_case_is_reported(@TempDir Path folder) throws IOException {
        Files.delete(copy("aml", folder).resolve("expected.json"));
        copy("grid_tests", folder);

        CommandRun run = CommandRun.of("qualify", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("aml: could not be read: ").contains("expected.json does not exist");
    }

    @Test
    void where_nothing_can_be_run_one_sentence_says_so(@TempDir Path folder) throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path broken = copy("grid_tests", folder.resolve("broken"));
        Files.writeString(broken.resolve("expected.json"), "{");
        Path file = Files.writeString(folder.resolve("file"), "");

        String none = refused("qualify", empty.toString());
        String nowhere = refused("qualify", folder.resolve("nowhere").toString());
        String one = refused("qualify", broken.toString());
        String unwritable = refused("qualify", broken.toString(), "--out", file.toString());

        assertThat(none)
                .isEqualTo("aro: " + empty
                        + " holds no case: a case is a folder with expected.json and the data it names.");
        assertThat(nowhere)
                .isEqualTo("aro: " + folder.resolve("nowhere")
                        + " is not a folder; give one that holds qualification cases.");
        assertThat(one)
                .isEqualTo("aro: grid_tests could not be read: " + broken.resolve("expected.json")
                        + " is not JSON, line 1: Unexpected end-of-input: expected close marker for Object.");
        assertThat(unwritable).isEqualTo("aro: " + file + " is a file; give a folder for the report.");
    }

    @Test
    void the_result_for_programs_has_the_documented_form(@TempDir Path folder) throws IOException {
        replace(copy("aml", folder).resolve("expected.json"), "\"surv\":[0.9", "\"surv\":[0.8");
        replace(copy("gehan", folder).resolve("expected.json"), "\"type\":\"km\"", "\"type\":\"divination\"");
        Files.delete(copy("jasa", folder).resolve("data.csv"));
        copy("grid_tests", folder);
        Path report = folder.resolve("report");

        CommandRun.of("qualify", folder.toString(), "--out", report.toString());

        JsonNode schema = JsonMapper.shared()
                .readTree(Files.readString(
                        Path.of(System.getProperty("aro.root")).resolve("docs/qualification-result.schema.json")));
        JsonNode result = JsonMapper.shared().readTree(Files.readString(report.resolve("qualification.json")));
        assertThat(SchemaViolations.of(schema, result)).isEmpty();
        assertThat(result.at("/agrees").asBoolean()).isFalse();
        assertThat(result.at("/failures/0/name").asString()).isEqualTo("jasa");
        assertThat(result.at("/cases/0/files/0/sha256").asString())
                .isEqualTo(CaseFile.of(folder.resolve("aml/data.csv")).sha256());
    }

    @Test
    void exit_codes_are_in_the_help() {
        assertThat(CommandRun.of("qualify", "--help").out())
                .contains(List.of(
                        "0  everything that could be compared agrees",
                        "1  a number lies outside its tolerance, or something could not be run",
                        "2  nothing was run"));
    }

    private static String refused(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().strip().lines()).hasSize(1);
        return run.err().strip();
    }

    private static void replace(Path file, String what, String by) throws IOException {
        String text = Files.readString(file);
        int at = text.indexOf(what);
        assertThat(at).as(what).isNotNegative();
        Files.writeString(file, text.substring(0, at) + by + text.substring(at + what.length()));
    }

    private static Path copy(String name, Path target) throws IOException {
        Path folder = Files.createDirectories(target.resolve(name));
        for (String file : new String[] {"data.csv", "expected.json"}) {
            Files.copy(CASES.resolve(name).resolve(file), folder.resolve(file));
        }
        return folder;
    }
}
