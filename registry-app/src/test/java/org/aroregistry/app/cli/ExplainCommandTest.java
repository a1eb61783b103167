package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class ExplainCommandTest {
    private final TestDatabase database;

    @TempDir
    private Path folder;

    ExplainCommandTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void analyse() throws IOException {
        database.clear();
        Path sites = folder.resolve("sites");
        assertThat(CommandRun.of("generate", "--preset", "tiny", "--seed", "11", "--out", sites.toString())
                        .exitCode())
                .isZero();
        try (Stream<Path> all = Files.list(sites)) {
            for (Path site : all.filter(Files::isDirectory).sorted().toList()) {
                assertThat(aro("import", site, "--out", folder.resolve("out-" + site.getFileName()))
                                .exitCode())
                        .isIn(0, 3);
            }
        }
        assertThat(aro("analyse").exitCode()).isZero();
    }

    @Test
    void a_count_is_explained_by_patients_and_by_the_lines_that_decide_it() throws IOException {
        String list = aro("explain", "T01").out();
        Matcher girls =
                Pattern.compile("(?m)^sex/f/TOTAL +Female +Total +(\\d+)/").matcher(list);
        assertThat(girls.find()).as(list).isTrue();

        CommandRun cell = aro("explain", "t01", "sex/f/TOTAL");

        assertThat(cell.exitCode()).as(cell.err()).isZero();
        List<String> patients =
                cell.out().lines().filter(line -> line.startsWith("ARO-")).toList();
        assertThat(patients).hasSize(Integer.parseInt(girls.group(1)));
        for (String line : patients) {
            String id = line.substring(0, 12);
            String site = line.replaceFirst("^\\S+ +(\\S+).*", "$1");
            Matcher place =
                    Pattern.compile("patients\\.csv:(\\d+) of upload \\d+").matcher(line);
            assertThat(place.find()).as(line).isTrue();
            String sent = Files.readAllLines(folder.resolve("sites/" + site + "/patients.csv"))
                    .get(Integer.parseInt(place.group(1)) - 1);
            assertThat(sent).contains(id).containsPattern("[,;]F[,;]");
        }
        assertThat(cell.out()).contains("The parts add up to the number.");
        assertThat(registered(cell.out())).isEqualTo(25);
        assertThat(aro("audit", "show").out()).contains("explanation of run 1");
    }

    @Test
    void the_parts_add_up_where_rows_depend_on_what_was_sent() {
        List<String> cells = aro("explain", "T04")
                .out()
                .lines()
                .filter(line -> line.matches("regulator_year/.*TOTAL .*"))
                .map(line -> line.split(" ")[0])
                .toList();

        assertThat(cells).hasSizeGreaterThan(1);
        for (String cell : cells) {
            assertThat(aro("explain", "T04", cell, "--traced", "0").out())
                    .as(cell)
                    .contains("The parts add up to the number.");
        }
    }

    @Test
    void a_curve_is_explained_by_the_rows_of_its_patients() {
        Matcher total = Pattern.compile("(?m)^F01 +TOTAL +Total +(\\d+) +(\\d+) ")
                .matcher(aro("explain", "F01").out());
        assertThat(total.find()).isTrue();

        String curve = aro("explain", "F01", "TOTAL", "100").out();

        assertThat(curve).contains("Total, day 100: ").contains("Patients and events are as many as the curve has.");
        List<String> patients =
                curve.lines().filter(line -> line.startsWith("ARO-")).toList();
        assertThat(patients).hasSize(Integer.parseInt(total.group(1)));
        assertThat(patients)
                .allSatisfy(line -> assertThat(line).contains("hsct.csv:").contains("status.csv:"));
        assertThat(registered(curve)).isEqualTo(25);
    }

    @Test
    void a_patient_is_in_or_out_of_every_analysis_with_the_reason() throws IOException {
        String id = Files.readAllLines(folder.resolve("sites/S001/patients.csv"))
                .get(1)
                .split("[,;]")[1];

        String text = aro("explain", id).out();

        assertThat(text).startsWith(id + ", followed by S001");
        assertThat(text.lines().filter(line -> line.matches("[TF]\\d\\d\\w* +(in|out) .*|[TF]\\d\\d\\w* +in")))
                .hasSizeGreaterThan(15);
        assertThat(text).containsPattern("OS_BIRTH +ARO +in ").containsPattern("status\\.csv:\\d+ of upload 1");
    }

    @Test
    void what_cannot_be_explained_is_said_in_one_sentence() {
        assertThat(aro("explain", "T99").err().strip())
                .isEqualTo("aro: the analysis has no report T99: give one such as T01 or F03, or a patient code.");
        assertThat(aro("explain", "T01", "sex").err().strip())
                .isEqualTo("aro: 'sex' is not the address of a cell: give SECTION/ROW/COLUMN, such as sex/f/TOTAL.");
        assertThat(aro("explain", "T01", "sex/X").err().strip())
                .isEqualTo("aro: table T01 has no cell sex/X; 'aro explain T01' lists them.");
        assertThat(aro("explain", "F01", "NOBODY").err().strip())
                .startsWith("aro: figure F01 has no curve NOBODY; it has TOTAL");
        assertThat(aro("explain", "ARO-7F3K9Q-W", "sex/f/TOTAL").err().strip())
                .isEqualTo("aro: a patient is explained whole; leave sex/f/TOTAL out.");
        assertThat(aro("explain", "T01", "sex/f/TOTAL", "365").err().strip())
                .isEqualTo("aro: a day is asked of a curve, and T01 is a table; leave 365.0 out.");
        assertThat(aro("explain", "T01", "--cohort", "regulatory").err().strip())
                .isEqualTo(
                        "aro: there is no analysis of cohort REGULATORY; run 'aro analyse --cohort regulatory' first.");
        assertThat(aro("explain", "ARO-7F3K9Q-X").err().lines()).hasSize(1);
        assertThat(aro("explain", "ARO-7F3K9Q-W").err().strip())
                .isEqualTo("aro: no patient ARO-7F3K9Q-W was registered when this analysis was made.");
        assertThat(aro("explain", "T01", "--run", "7").err().strip())
                .isEqualTo("aro: there is no finished analysis 7; 'aro runs' lists them.");
    }

    /** The reasons add up to everybody. */
    private static int registered(String out) {
        String summary = out.substring(out.lastIndexOf("\npatients"));
        Matcher lines = Pattern.compile("(?m)^ *(\\d+) +(.*)$").matcher(summary);
        int sum = 0;
        while (lines.find()) {
            int n = Integer.parseInt(lines.group(1));
            if (lines.group(2).equals("registered")) {
                assertThat(sum).isEqualTo(n);
                return n;
            }
            sum += n;
        }
        throw new AssertionError("no sum in: " + out);
    }

    private CommandRun aro(Object... words) {
        DatabaseAddress address = database.address();
        String login = address.isMySql() && !address.user().isEmpty()
                ? (address.url().contains("?") ? "&" : "?") + "user=" + address.user() + "&password="
                        + address.password()
                : "";
        return CommandRun.of(
                Stream.concat(Stream.of(words).map(Object::toString), Stream.of("--db-url", address.url() + login))
                        .toArray(String[]::new));
    }
}
