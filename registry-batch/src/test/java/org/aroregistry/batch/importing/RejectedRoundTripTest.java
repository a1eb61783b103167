package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.aroregistry.batch.importing.RuleExamples.Example;
import org.aroregistry.batch.validation.UploadSettings.DecimalSign;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes back to a centre can be put right and sent again: tried with every example of an error. */
@DatabaseTest
class RejectedRoundTripTest {
    private static final int YEAR = 2025;

    /** Examples that no cell of a returned file can put right, and why. */
    private static final Map<String, String> EXPORTED_AGAIN = Map.of(
            "S-001 E in labs.csv:1", "an encoding that cannot be read holds no rows that could come back",
            "S-001 E in labs.csv:3", "a byte of no encoding may stand anywhere in the file",
            "S-003 E in growth.csv:1", "without a delimiter nobody knows the cells",
            "S-005 E in labs.csv:0", "a file that was not sent cannot come back",
            "S-017 E in growth.csv:4", "the end of the file is lost");

    private static final Map<String, String> NEEDS_A_RELEASE = Map.of(
            "C-005 E in status.csv:2", "a dead patient lives only by a release (ReleasesTest)",
            "C-013 E in patients.csv:2", "a patient moves only by a release (ReleasesTest)",
            "C-013 E in visits.csv:2", "a patient who moved away comes back only by a release (ReleasesTest)",
            "T-002 E in chimerism.csv:3", "the death went in, and only a release takes it back (ReleasesTest)");

    private final TestDatabase database;
    private Imports imports;

    @TempDir
    Path temporary;

    RejectedRoundTripTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void startEmpty() {
        assumeFalse(database.isMySql(), "the database has no part in what comes back");
        database.clear();
        imports = new Imports(database.registry(), temporary);
    }

    static List<Example> returned() {
        return errors().filter(example -> !EXPORTED_AGAIN.containsKey(example.toString()))
                .filter(example -> !NEEDS_A_RELEASE.containsKey(example.toString()))
                .toList();
    }

    static List<Example> exportedAgain() {
        return errors().filter(example -> EXPORTED_AGAIN.containsKey(example.toString()))
                .toList();
    }

    private static java.util.stream.Stream<Example> errors() {
        return RuleExamples.all().stream().filter(example -> example.severity() == RuleExamples.E);
    }

    @ParameterizedTest
    @MethodSource("returned")
    void rows_put_right_are_accepted(Example example) throws IOException {
        registered(example);
        TestUpload wrong = example.fires().apply(TestUpload.ofTemplates());
        Path folder = imports.run(wrong).folder().resolve("rejected");
        RejectedFolder rejected = new RejectedFolder(folder);
        TestUpload right = right(example, wrong, rejected);

        boolean changes = rejected.putRight(wrong, right);
        ManifestWriter.update(folder, decimalSign(wrong, right), YEAR);
        UploadOutcome again = imports.run(
                folder, changes ? Imports.options().because(ChangeReason.ERROR_CORRECTION) : Imports.options());

        accepted(again);
        sameAs(right);
    }

    @ParameterizedTest
    @MethodSource("exportedAgain")
    void what_no_cell_puts_right_is_exported_again(Example example) throws IOException {
        String file = example.where().substring(0, example.where().indexOf(':'));
        UploadOutcome first = imports.run(example.fires().apply(TestUpload.ofTemplates()));
        boolean comesBack = Files.exists(first.folder().resolve("rejected").resolve(file));

        TestUpload right = example.nearMiss().apply(TestUpload.ofTemplates());
        Path folder = imports.write(right);
        ManifestWriter.update(folder, ManifestWriter.Choices.NONE, YEAR);
        UploadOutcome again = imports.run(folder, Imports.options().because(ChangeReason.SOURCE_UPDATE));

        assertThat(comesBack).isEqualTo(example.where().equals("growth.csv:4"));
        accepted(again);
        sameAs(right);
    }

    @Test
    void a_cell_that_would_run_as_a_formula_goes_back_and_forth_unchanged() throws IOException {
        TestUpload wrong =
                RuleExamples.aeText(TestUpload.ofTemplates(), "=1+2").set("adverse_events", 1, "ctcae_grade", "9");
        Path folder = imports.run(wrong).folder().resolve("rejected");
        RejectedFolder rejected = new RejectedFolder(folder);
        assertThat(rejected.cell("adverse_events", 0, "ae_text")).isEqualTo("'=1+2");

        TestUpload right = RuleExamples.aeText(TestUpload.ofTemplates(), "=1+2");
        assertThat(rejected.putRight(wrong, right)).isFalse();
        ManifestWriter.update(folder, ManifestWriter.Choices.NONE, YEAR);

        accepted(imports.run(folder, Imports.options()));
        sameAs(right);
    }

    @Test
    void a_cell_that_was_blotted_out_is_no_value() throws IOException {
        Path folder = imports.run(TestUpload.ofTemplates().set("visits", 1, "visit_day", "2024-03-04"))
                .folder()
                .resolve("rejected");
        assertThat(new RejectedFolder(folder).cell("visits", 0, "visit_day")).isEqualTo("[removed: identifying]");
        ManifestWriter.update(folder, ManifestWriter.Choices.NONE, YEAR);

        UploadOutcome again = imports.run(folder, Imports.options());

        assertThat(Imports.account(again, "visits").rejected()).isEqualTo(1);
        assertThat(again.rules()).containsOnlyKeys("P-001");
    }

    /** Puts into the registry what the example takes for granted. */
    private void registered(Example example) {
        if (example.rule().equals("S-022")) {
            imports.run(Imports.full(7));
        }
    }

    /**
     * Returns the near miss. Where that has other errors, is right only without a registry, or leaves out rows that went in, which no
     * DELTA can end, it returns the templates with the rows that went in besides.
     */
    private static TestUpload right(Example example, TestUpload wrong, RejectedFolder rejected) {
        TestUpload nearMiss = example.nearMiss().apply(TestUpload.ofTemplates());
        boolean fits = nearMiss.manifest("upload_mode").equals("FULL")
                && rejected.rowsThatWentIn(wrong, nearMiss) == 0
                && CheckRun.of(nearMiss).findings().stream().noneMatch(finding -> finding.severity() == RuleExamples.E);
        if (fits) {
            return nearMiss;
        }
        TestUpload templates = TestUpload.ofTemplates();
        rejected.keepWhatWentIn(wrong, templates);
        return templates;
    }

    private static ManifestWriter.Choices decimalSign(TestUpload wrong, TestUpload right) {
        String sign = right.manifest("decimal_separator");
        return new ManifestWriter.Choices(
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                sign.equals(wrong.manifest("decimal_separator"))
                        ? Optional.empty()
                        : Optional.of(DecimalSign.valueOf(sign)));
    }

    private static void accepted(UploadOutcome outcome) throws IOException {
        String findings = Files.readString(outcome.folder().resolve("findings.csv"));
        assertThat(outcome.refusal()).as(findings).isEmpty();
        assertThat(Imports.errors(outcome)).as(findings).isZero();
        assertThat(outcome.files())
                .as(findings)
                .noneMatch(FileAccounting::refused)
                .allMatch(rows -> rows.rejected() == 0 && rows.held() == 0);
    }

    /** The registry shows what it would show had the upload been right at once. */
    private void sameAs(TestUpload right) {
        Path source = imports.write(right.manifest("upload_seq", "9"));
        UploadOutcome dry = new SiteImport(database.registry())
                .dryRun(imports.request(source, Imports.options()), UploadProgress.SILENT);
        assertThat(dry.differences()).allSatisfy(found -> {
            assertThat(found.added()).as(found.file()).isZero();
            assertThat(found.changed()).as(found.file() + found.examples()).isZero();
            assertThat(found.ended()).as(found.file()).isZero();
        });
    }
}
