package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are written before they are checked against all others; in the end the tables hold those that the receipt counts, and no other. */
@DatabaseTest
class EarlyLoadsTest {
    private static final CheckOptions STRICT = new CheckOptions(0.10, 1);

    private final TestDatabase database;
    private final Registry registry;

    @TempDir
    Path folder;

    EarlyLoadsTest(TestDatabase database) {
        this.database = database;
        this.registry = database.registry();
    }

    @BeforeEach
    void startEmpty() {
        database.clear();
    }

    @Test
    void rows_that_are_refused_together_with_others_of_their_patient_are_taken_back() throws SQLException {
        UploadOutcome outcome = imports().run(overlappingSegments());

        assertThat(Imports.account(outcome, "interferon"))
                .isEqualTo(new FileAccounting("interferon.csv", 2, 1, 0, 0, 1, 0, 0, false));
        assertTablesHoldWhatIsCounted(outcome);
    }

    @Test
    void a_file_that_is_refused_in_the_end_leaves_no_row() throws SQLException {
        Imports imports = imports();

        UploadOutcome outcome = imports.run(imports.write(overlappingSegments()), STRICT);

        assertThat(Imports.account(outcome, "interferon").refused()).isTrue();
        assertThat(Imports.account(outcome, "labs").added()).isEqualTo(10);
        assertTablesHoldWhatIsCounted(outcome);
    }

    @Test
    void a_record_that_occurs_twice_does_not_stop_the_others() throws SQLException {
        TestUpload upload = TestUpload.ofTemplates();
        upload.copy("labs", 1, upload.get("labs", 2, "record_id")).set("labs", upload.size("labs"), "value", "9.9");

        UploadOutcome outcome = imports().run(upload);

        FileAccounting labs = Imports.account(outcome, "labs");
        assertThat(labs.rejected()).isPositive();
        assertThat(labs.added()).isEqualTo(labs.read() - labs.rejected());
        assertTablesHoldWhatIsCounted(outcome);
    }

    @Test
    void a_row_that_repeats_another_one_in_every_cell_goes_in_once() throws SQLException {
        TestUpload upload = TestUpload.ofTemplates();
        upload.append("labs", upload.row("labs", 1).toArray(String[]::new));

        UploadOutcome outcome = imports().run(upload);

        assertThat(Imports.account(outcome, "labs").added()).isEqualTo(10);
        assertThat(Imports.account(outcome, "labs").unchanged()).isEqualTo(1);
        assertTablesHoldWhatIsCounted(outcome);
    }

    @Test
    void an_upload_that_is_refused_as_a_whole_leaves_no_row() throws SQLException {
        Imports imports = imports();
        TestUpload upload = TestUpload.ofTemplates().set("patients", 1, "enrol_day", "x");

        UploadOutcome outcome = imports.run(imports.write(upload), STRICT);

        assertThat(outcome.refusal()).isPresent();
        assertThat(rows("labs")).isZero();
        assertThat(rows("patients")).isZero();
    }

    @Test
    void an_import_that_differs_from_its_dry_run_leaves_no_row() throws SQLException {
        Imports imports = imports();
        Path source = imports.write(TestUpload.ofTemplates());
        UploadOutcome dry =
                new SiteImport(registry).dryRun(imports.request(source, Imports.options()), UploadProgress.SILENT);
        // Another centre registers the patients in between: what the dry run found is no longer so.
        imports.run(ofOtherSite());
        long before = rows("labs");
        SiteImport.Request request = imports.request(source, Imports.options());

        assertThatThrownBy(() -> new SiteImport(registry)
                        .run(
                                new SiteImport.Request(
                                        request.source(),
                                        request.out(),
                                        request.options(),
                                        request.actor(),
                                        request.workFolder(),
                                        Duration.ZERO,
                                        Optional.of(Expectation.of(dry.folder().resolve("receipt.json")))),
                                UploadProgress.SILENT))
                .isInstanceOf(ImportException.class);

        assertThat(rows("labs")).isEqualTo(before);
    }

    @Test
    void a_file_that_a_later_upload_brings_first_goes_in_beside_compared_ones() throws SQLException {
        Imports imports = imports();
        imports.run(Imports.small());

        UploadOutcome outcome = imports.run(
                TestUpload.ofTemplates().manifest("upload_seq", "2").set("labs", 1, "value", "8.3"),
                ChangeReason.SOURCE_UPDATE);

        FileAccounting labs = Imports.account(outcome, "labs");
        assertThat(labs.changed()).isEqualTo(1);
        assertThat(labs.unchanged()).isEqualTo(labs.read() - 1);
        assertThat(rows("labs")).as("both versions of one row").isEqualTo(labs.read() + 1);
        assertThat(Imports.account(outcome, "interferon").added()).isEqualTo(rows("interferon"));
    }

    private Imports imports() {
        return new Imports(registry, folder);
    }

    private static TestUpload ofOtherSite() {
        TestUpload upload = TestUpload.ofTemplates().manifest("site_id", "S002");
        for (String file : upload.files()) {
            for (int row = 1; row <= upload.size(file); row++) {
                upload.set(file, row, "site_id", "S002");
            }
        }
        return upload;
    }

    private static TestUpload overlappingSegments() {
        return InterferonExamples.next(TestUpload.ofTemplates(), "161", "200");
    }

    private void assertTablesHoldWhatIsCounted(UploadOutcome outcome) throws SQLException {
        for (FileAccounting file : outcome.files()) {
            assertThat(rows(file.file().replace(".csv", ""))).as(file.file()).isEqualTo(file.added());
        }
    }

    private long rows(String table) throws SQLException {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            count.next();
            return count.getLong(1);
        }
    }
}
