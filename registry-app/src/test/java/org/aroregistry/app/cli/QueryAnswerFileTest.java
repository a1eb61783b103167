package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.Loading;
import org.aroregistry.core.store.NewUpload;
import org.aroregistry.core.store.Queries;
import org.aroregistry.core.store.QueryEvent;
import org.aroregistry.core.store.QueryFilter;
import org.aroregistry.core.store.QueryStatus;
import org.aroregistry.core.store.SiteQuery;
import org.aroregistry.core.store.Upload;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many answers from one file: queries 1 to 4 of S001 about records w1 to w4, and one of S002. */
@DatabaseTest
class QueryAnswerFileTest {
    private final TestDatabase database;

    @TempDir
    private Path folder;

    QueryAnswerFileTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void ask() {
        database.clear();
        ask("S001", "w1", "w2", "w3", "w4");
        ask("S002", "w1");
    }

    private void ask(String site, String... records) {
        Upload upload = database.registry()
                .uploads()
                .begin(new NewUpload(
                        site, 1, UploadMode.DELTA, 2025, "1.0", site.repeat(16), "tester", Optional.empty()));
        List<Finding> findings = new ArrayList<>();
        for (String record : records) {
            findings.add(new Finding(
                    "K-004",
                    Severity.Q,
                    "growth.csv",
                    0,
                    "",
                    "weight_kg",
                    record,
                    Optional.empty(),
                    "the weight is far from the others",
                    "a weight between",
                    "",
                    "ARO-7F3K9Q-W"));
        }
        database.registry().uploads().addFindings(upload.uploadId(), findings);
        try (Loading loading = database.registry().rows().load(upload.uploadId(), Duration.ZERO)) {
            loading.publish("{}", "tester");
        }
    }

    private SiteQuery query(String site, String record) {
        return queries().list(new QueryFilter(Optional.of(site), Optional.empty(), List.of())).stream()
                .filter(one -> one.place().recordId().equals(record))
                .findFirst()
                .orElseThrow();
    }

    private Queries queries() {
        return database.registry().queries();
    }

    /** Exports the queries of S001 and fills answers in, as a spreadsheet does that saves with semicolons. */
    private Path filled(String... answers) throws IOException {
        assertThat(aro("queries", "--site", "S001", "--status", "open,answered,resolved,closed", "--out", folder)
                        .exitCode())
                .isZero();
        List<String> lines = Files.readAllLines(folder.resolve("queries-S001.csv"));
        List<String> filled = new ArrayList<>(List.of(lines.get(0).replace(',', ';')));
        for (int i = 0; i < answers.length; i++) {
            String line = lines.get(i + 1);
            filled.add(line.substring(0, line.lastIndexOf(',') + 1).replace(',', ';') + answers[i]);
        }
        Path file = folder.resolve("filled.csv");
        Files.write(file, filled, Charset.forName("windows-1252"));
        return file;
    }

    private String states() {
        return queries().list(new QueryFilter(Optional.empty(), Optional.empty(), List.of())).stream()
                .map(one -> one.place().siteId() + "/" + one.place().recordId() + " " + one.status()
                        + one.answer().map(text -> " " + text).orElse(""))
                .collect(Collectors.joining("; "));
    }

    @Test
    void a_filled_in_file_answers_its_queries_and_a_second_time_changes_nothing() throws IOException {
        Path file = filled("a typing error", "", "weighed twice, right", "scale of the surgery, fl\u00fcchtig");

        CommandRun run = aro("queries", "answer", file);

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo("3 answers noted, 0 noted before, 1 rows without answer, 0 refused.");
        assertThat(states())
                .isEqualTo("S001/w1 ANSWERED a typing error; S001/w2 OPEN; S001/w3 ANSWERED weighed twice, right;"
                        + " S001/w4 ANSWERED scale of the surgery, fl\u00fcchtig; S002/w1 OPEN");
        long events = database.registry().audit().latest(1).get(0).eventNo();

        assertThat(aro("queries", "answer", file).out().strip())
                .isEqualTo("0 answers noted, 3 noted before, 1 rows without answer, 0 refused.");
        assertThat(database.registry().audit().latest(1).get(0).eventNo()).isEqualTo(events);
        assertThat(queries().events(query("S001", "w1").queryId()))
                .extracting(QueryEvent::kind)
                .containsExactly(QueryEvent.Kind.OPENED, QueryEvent.Kind.ANSWERED);
    }

    @Test
    void a_dry_run_notes_nothing() throws IOException {
        CommandRun run = aro("queries", "answer", filled("a typing error"), "--dry-run");

        assertThat(run.out().strip())
                .isEqualTo("1 answers would be noted, 0 noted before, 0 rows without answer, 0 refused.");
        assertThat(query("S001", "w1").status()).isEqualTo(QueryStatus.OPEN);
    }

    @Test
    void each_faulty_row_is_named_by_one_sentence_and_the_others_go_in() throws IOException {
        queries().close(query("S001", "w4").queryId(), "right as it is", "anna");
        long other = query("S002", "w1").queryId();
        Path file = filled("seen on 4.3.2024", "Dr. Maria Schmidt", "x".repeat(1001), "too late");
        String good = Files.readAllLines(file, Charset.forName("windows-1252")).get(1);
        String w2 = Long.toString(query("S001", "w2").queryId());
        List<String> lines = new ArrayList<>(Files.readAllLines(file, Charset.forName("windows-1252")));
        lines.add("999;OPEN;S001;;;;;;;;;;nobody asked");
        lines.add("first;OPEN;S001;;;;;;;;;;no number");
        lines.add(other + ";OPEN;S002;;growth.csv;w1;weight_kg;K-004;;;;;of another site");
        lines.add(other + ";OPEN;S001;;growth.csv;w1;weight_kg;K-004;;;;;site changed by hand");
        lines.add(w2 + ";OPEN;S001;;growth.csv;w3;weight_kg;K-004;;;;;sorted by itself");
        assertThat(good).contains("growth.csv");
        Files.write(file, lines, Charset.forName("windows-1252"));

        CommandRun run = aro("queries", "answer", file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines().map(String::strip))
                .containsExactly(
                        "0 answers noted, 0 noted before, 0 rows without answer, 9 refused.",
                        "line 2: the answer cannot be kept: it holds a calendar date: say days of age, or leave the date"
                                + " out.",
                        "line 3: query " + w2 + " is answered in several rows: leave one of them.",
                        "line 4: the answer has 1001 characters: give at most 1000.",
                        "line 5: query " + query("S001", "w4").queryId()
                                + " is CLOSED already: ask the coordinating centre to open it again.",
                        "line 6: there is no query 999.",
                        "line 7: the column query does not hold the number of a query.",
                        "line 8: query " + other + " is not one of site S001.",
                        "line 9: query " + other + " is not one of site S001.",
                        "line 10: query " + w2 + " is about another record than this row says: rows were mixed up.");
        assertThat(run.out()).doesNotContain("Schmidt", "4.3.2024");

        CommandRun some = aro("queries", "answer", filled("a typing error", "Dr. Maria Schmidt"));
        assertThat(some.exitCode()).isEqualTo(1);
        assertThat(some.out()).startsWith("1 answers noted, ").contains("line 3: the answer cannot be kept: ");
        assertThat(states())
                .contains("S001/w1 ANSWERED a typing error; S001/w2 OPEN;")
                .doesNotContain("Schmidt");
    }

    @Test
    void the_site_may_be_named() throws IOException {
        Path file = filled("a typing error");

        assertThat(aro("queries", "answer", file, "--site", "S002").out())
                .contains("line 2: query " + query("S001", "w1").queryId() + " is not one of site S002.");
        assertThat(aro("queries", "answer", file, "--site", "S001").exitCode()).isZero();
    }

    @Test
    void what_is_no_file_of_answers_is_refused_in_one_sentence() throws IOException {
        Path other = Files.writeString(folder.resolve("labs.csv"), "site_id,patient_id,answer\nS001,x,y\n");

        assertThat(aro("queries", "answer", folder.resolve("none.csv")).err().strip())
                .isEqualTo("aro: there is no file " + folder.resolve("none.csv") + ".");
        CommandRun run = aro("queries", "answer", other);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .isEqualTo("aro: " + other + " is no file of queries: it needs the columns query, site_id, answer of a"
                        + " file that 'aro queries --out DIR' wrote.");
        assertThat(aro("queries", "answer", "7").err().strip())
                .isEqualTo("aro: give the answer to query 7 by --text, or a file of answers.");
        assertThat(aro("queries", "answer", "seven", "--text", "x").err().strip())
                .isEqualTo("aro: 'seven' is not the number of a query; a file is given without --text.");
    }

    @Test
    void text_that_a_spreadsheet_would_run_comes_back_as_it_was_written() throws IOException {
        aro("queries", "answer", filled("=1.2 kg more than before"));
        String noted = query("S001", "w1").answer().orElseThrow();

        assertThat(noted).isEqualTo("=1.2 kg more than before");
        aro("queries", "--site", "S001", "--out", folder);
        Path exported = folder.resolve("queries-S001.csv");
        assertThat(exported).content().contains("'=1.2 kg more than before");
        assertThat(aro("queries", "answer", exported).out())
                .startsWith("0 answers noted, 1 noted before, 3 rows without answer, 0 refused.");
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
