package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aro analyse --growth-reference} and {@code --thresholds}, as they are typed. */
@DatabaseTest
class AnalysisChoicesCommandTest {
    private final TestDatabase database;

    @TempDir
    private Path folder;

    AnalysisChoicesCommandTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void growth_is_compared_with_what_was_asked_for() throws IOException {
        load();
        // Weights of boys alone, in the first year alone, each 1 standard deviation of 1 kg above 5 kg at most.
        Path boys = Files.writeString(
                folder.resolve("boys.csv"),
                "sex,measure,age_days,l,m,s\nM,WEIGHT,0,1,5,0.2\nM,WEIGHT,365.25,1,5,0.2\n",
                StandardCharsets.UTF_8);

        String shipped = hash();
        assertThat(table("T14"))
                .contains(
                        "Growth by definition GROWTH v2, at the measurement nearest to the day, at most 90 days away (180 from more than two years on),"
                                + " compared with CDC 2000.");
        List<String> ofAll = growth();
        assertThat(ofAll).hasSize(24);
        assertThat(patients(ofAll, "growth_diagnosis/length_year_0/TOTAL")).isPositive();
        String weight = "growth_diagnosis/weight_year_0/TOTAL";
        int weighed = patients(ofAll, weight);
        assertThat(aro("explain", "T14", weight, "--traced", "0").out()).contains("The parts add up to the number.");

        assertThat(hash("--growth-reference", "cdc2000")).isEqualTo(shipped);

        assertThat(hash("--growth-reference", "boys=" + boys)).isNotEqualTo(shipped);
        assertThat(table("T14")).contains("compared with boys.").doesNotContain("CDC");
        String other =
                "was computed by other definitions or with other choices, such as --complete-capture, --growth-reference or --thresholds: give the same";
        assertThat(aro("explain", "T14", weight).err()).contains(other).hasLineCount(1);
        assertThat(aro("rows", "--out", folder.resolve("rows.csv")).err())
                .contains(other)
                .hasLineCount(1);
        List<String> ofBoys = growth("--growth-reference", "boys=" + boys);
        assertThat(patients(ofBoys, weight)).isBetween(1, weighed - 1);
        assertThat(patients(ofBoys, "growth_diagnosis/length_year_0/TOTAL")).isZero();

        assertThat(hash("--growth-reference", "boys=" + boys, "--growth-reference", "cdc2000"))
                .isNotEqualTo(shipped);
        assertThat(table("T14")).contains("compared with boys, then CDC 2000; the first that covers");
        assertThat(patients(growth("--growth-reference", "boys=" + boys, "--growth-reference", "cdc2000"), weight))
                .isEqualTo(weighed);

        hash("--growth-reference", "none");
        assertThat(table("T14"))
                .contains("Growth was compared with no reference")
                .doesNotContain("z-score at");
        assertThat(growth("--growth-reference", "none")).isEmpty();
    }

    @Test
    void what_is_no_reference_is_refused_with_one_sentence() throws IOException {
        database.clear();
        Path swapped = Files.writeString(
                folder.resolve("swapped.csv"),
                "sex,measure,age_days,l,m,s\nM,WEIGHT,0,0.1,-5,1\n",
                StandardCharsets.UTF_8);
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'s', 'e', 'x', (byte) 0xE9, '\n'});
        Path quoted = Files.writeString(
                folder.resolve("quoted.csv"), "sex,measure,age_days,l,m,s\nM,\"WEIGHT", StandardCharsets.UTF_8);

        refused("who.csv", "'who.csv' is not NAME=FILE, such as WHO2006=who.csv, nor cdc2000, nor none.");
        refused("WHO=", "'WHO=' is not NAME=FILE, such as WHO2006=who.csv, nor cdc2000, nor none.");
        refused("WHO=" + folder.resolve("no.csv"), "there is no file " + folder.resolve("no.csv") + ".");
        refused("WHO=" + swapped, "row 2 of growth reference WHO has m or s that is not above 0.");
        refused("WHO=" + latin, latin + " is not text in UTF-8.");
        assertThat(aro("analyse", "--growth-reference", "WHO=" + quoted).err())
                .startsWith("aro: --growth-reference: " + quoted + " cannot be read: ")
                .hasLineCount(1);
        assertThat(aro("analyse", "--growth-reference", "none", "--growth-reference", "cdc2000")
                        .err()
                        .strip())
                .isEqualTo("aro: --growth-reference: none stands alone; leave it out or the others.");
        assertThat(aro("analyse", "--growth-reference", "cdc2000", "--growth-reference", "cdc2000")
                        .err()
                        .strip())
                .isEqualTo("aro: --growth-reference: two references are called CDC 2000.");
        assertThat(aro("runs").out()).startsWith("No analyses yet");
    }

    @Test
    void thresholds_are_those_of_the_file_and_stand_in_every_report() throws IOException {
        load();
        String product = hash();
        Path printed = Files.writeString(
                folder.resolve("thresholds.txt"), CommandRun.of("thresholds").out());
        assertThat(hash("--thresholds", printed.toString())).isEqualTo(product);
        assertThat(table("T14")).contains("RATES RATE v1").doesNotContain("THRESHOLDS");

        Path ours = Files.writeString(
                folder.resolve("ours.txt"),
                Files.readString(printed)
                        .replace("rates.version = RATE v1", "rates.version = RATE ours")
                        .replace("rates.visit_gap_days = 400", "rates.visit_gap_days = 60"));
        assertThat(hash("--thresholds", ours.toString())).isNotEqualTo(product);
        assertThat(table("T14"))
                .contains(
                        "RATES RATE ours",
                        "THRESHOLDS rates.visit_gap_days 60 instead of 400",
                        "if that came within 60 days");
        String cell = "fractures/before/TOTAL";
        assertThat(aro("explain", "T14", cell).err()).contains("or --thresholds: give the same");
        assertThat(aro("explain", "T14", cell, "--thresholds", ours).out()).contains("The parts add up to the number.");
    }

    @Test
    void a_file_of_thresholds_that_is_none_is_refused_with_one_sentence() throws IOException {
        database.clear();
        Path silent = Files.writeString(folder.resolve("silent.txt"), "progression.haemoglobin_fall = 5\n");

        assertThat(aro("analyse", "--thresholds", folder.resolve("no.txt"))
                        .err()
                        .strip())
                .isEqualTo("aro: --thresholds: there is no file " + folder.resolve("no.txt") + ".");
        CommandRun run = aro("analyse", "--thresholds", silent);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .isEqualTo(
                        "aro: --thresholds: thresholds of progression are changed under the version 'TTP v1', which stands for others;"
                                + " set progression.version to a name of its own, which reports print.");
    }

    private void refused(String value, String sentence) {
        CommandRun run = aro("analyse", "--growth-reference", value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo("aro: --growth-reference: " + sentence);
    }

    private void load() throws IOException {
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
    }

    private String hash(String... choices) {
        CommandRun run =
                aro(Stream.concat(Stream.of("analyse"), Stream.of(choices)).toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out().replaceAll("(?s).*Result hash (\\w+).*", "$1");
    }

    private String table(String id) throws IOException {
        Path reports = folder.resolve("reports");
        CommandRun run = aro("report", id, "--format", "html", "--out", reports);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readString(reports.resolve(id + ".html"));
    }

    /** The cells of the total in the rows of growth, as {@code explain} lists them. */
    private List<String> growth(String... choices) {
        return aro(Stream.concat(Stream.of("explain", "T14"), Stream.of(choices))
                        .toArray())
                .out()
                .lines()
                .filter(line -> line.matches("growth_\\w+/\\w+/TOTAL .*"))
                .toList();
    }

    private static int patients(List<String> cells, String cell) {
        String line = cells.stream()
                .filter(found -> found.startsWith(cell + " "))
                .findFirst()
                .orElseThrow();
        return line.endsWith("nobody") ? 0 : Integer.parseInt(line.replaceAll(".* of (\\d+)$", "$1"));
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
