package org.aroregistry.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.aroregistry.core.store.DatabaseAddress;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrections of published values, as a user of the command line makes them. */
@DatabaseTest
class CorrectionsCommandTest {
    private final TestDatabase database;

    @TempDir
    Path folder;

    private Path upload;

    CorrectionsCommandTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void importTheTemplates() {
        database.clear();
        upload = folder.resolve("upload");
        CommandRun.of("template", "--out", upload.toString());
        CommandRun first = aro("import", upload, "--out", folder.resolve("first"));
        assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
    }

    @Test
    void a_change_without_a_reason_is_held_until_it_is_sent_with_one() throws IOException {
        change("growth.csv", ",5.400,", ",5.500,");
        Path held = folder.resolve("second/held");

        CommandRun second = aro("import", upload, "--out", folder.resolve("second"));

        assertThat(second.exitCode()).as(second.err()).isEqualTo(1);
        assertThat(second.out())
                .contains("  held  ended")
                .contains("Next: no --reason was given, so rows that would change the registry are held.")
                .contains("  aro manifest " + held)
                .contains("  aro import " + held + " --reason CODE")
                .contains("CODE is one of ERROR_CORRECTION (")
                .doesNotContain("rejected,");
        CommandRun.of("manifest", held.toString());
        CommandRun third = aro("import", held, "--reason", "error_correction", "--out", folder.resolve("third"));
        assertThat(third.exitCode()).as(third.out() + third.err()).isZero();
        assertThat(folder.resolve("third/receipt.json"))
                .content()
                .contains("\"change_reason\": \"ERROR_CORRECTION\"", "\"changed\": 1");
    }

    @Test
    void an_upload_with_a_used_number_is_told_how_to_get_the_next() throws IOException {
        change("growth.csv", ",5.400,", ",5.500,");
        CommandRun.of("manifest", upload.toString(), "--seq", "1");

        CommandRun again = aro("import", upload, "--out", folder.resolve("second"));

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out())
                .contains("refused: S-022: the upload number is not above 1, the last accepted one")
                .contains("Findings: 1 error, 0 warnings, 0 queries")
                .contains("  aro manifest " + upload + " --seq N")
                .doesNotContain("fix the rows");
    }

    @Test
    void an_unknown_reason_is_refused_with_the_list() {
        CommandRun run = aro("import", upload, "--reason", "SOURCE_CORRECTED");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err())
                .startsWith(
                        "aro: --reason takes one of ERROR_CORRECTION (what was sent before was wrong), SOURCE_UPDATE (")
                .contains("RECODING (", "not 'SOURCE_CORRECTED'");
    }

    @Test
    void a_dry_run_shows_the_changes_and_an_import_is_bound_to_it() throws IOException {
        change("growth.csv", ",5.400,", ",5.500,");
        Path receipt = folder.resolve("dry/receipt.json");

        CommandRun dry =
                aro("import", upload, "--reason", "SOURCE_UPDATE", "--dry-run", "--out", folder.resolve("dry"));

        assertThat(dry.exitCode()).as(dry.out() + dry.err()).isZero();
        assertThat(dry.out())
                .contains("What the import would change:")
                .contains("  growth.csv line 2, record w1, weight_kg: 5.4 -> 5.5")
                .contains("Nothing was written. To import just this:")
                .contains("  aro import " + upload + " --reason SOURCE_UPDATE --expect " + receipt);
        CommandRun other = aro("import", upload, "--reason", "RECODING", "--expect", receipt);
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err().lines()).hasSize(1);
        assertThat(other.err()).startsWith("aro: the --reason is not that of the dry run: nothing was imported");
        CommandRun bound = aro(
                "import", upload, "--reason", "SOURCE_UPDATE", "--expect", receipt, "--out", folder.resolve("bound"));
        assertThat(bound.exitCode()).as(bound.out() + bound.err()).isZero();
        assertThat(folder.resolve("bound/changes.csv"))
                .hasSameTextualContentAs(folder.resolve("dry/changes.csv"))
                .content()
                .contains("growth.csv,2,w1,CHANGED,weight_kg,5.4,5.5,TAKEN");
    }

    @Test
    void a_release_is_granted_once_and_listed() {
        CommandRun granted = aro(
                "release", "dead-to-alive", "ARO-2B8M4T-E", "--site", "S001", "--reason", "mixed up with a sibling");
        CommandRun again = aro("release", "dead-to-alive", "ARO-2B8M4T-E", "--site", "S001", "--reason", "mixed up");
        CommandRun dated = aro("release", "move", "ARO-2B8M4T-E", "--to", "S002", "--reason", "moved on 4.3.2024");
        CommandRun named = aro("release", "move", "ARO-2B8M4T-E", "--to", "S002", "--reason", "told by Anna Miller");
        CommandRun coded = aro("release", "move", "ARO-2B8M4T-E", "--to", "S002", "--reason", "ARO-2B8M4T-E moved");

        assertThat(granted.exitCode()).as(granted.err()).isZero();
        assertThat(granted.out()).matches("Release [0-9]+ is open: the next upload of site S001 may use it once.\\R");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("allows this already");
        assertThat(dated.exitCode()).isEqualTo(2);
        assertThat(dated.err()).startsWith("aro: the reason cannot be kept: it holds a calendar date");
        assertThat(named.exitCode()).isEqualTo(2);
        assertThat(named.err()).contains("it looks like the name of a person").doesNotContain("Miller");
        assertThat(coded.exitCode()).isEqualTo(2);
        assertThat(coded.err()).contains("it names the patient").doesNotContain("2B8M4T");
        assertThat(aro("releases").out())
                .contains("dead-to-alive", "S001", "ARO-2B8M4T-E", "open", "mixed up with a sibling");
    }

    /** Changes a cell and gives the folder the next upload number. */
    private void change(String file, String from, String to) throws IOException {
        Path path = upload.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
        assertThat(CommandRun.of("manifest", upload.toString()).exitCode()).isZero();
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
