package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.RowSelection;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over several rows of a patient see the upload over what the registry goes on showing. */
@DatabaseTest
class HistoryImportTest {
    private final TestDatabase database;
    private final Registry registry;
    private int folders;

    @TempDir
    Path temporary;

    HistoryImportTest(TestDatabase database) {
        this.database = database;
        this.registry = database.registry();
    }

    @BeforeEach
    void startEmpty() {
        database.clear();
    }

    @Test
    void a_delta_counts_the_transplant_that_the_registry_shows() {
        run(upload(1));

        UploadOutcome third = run(transplant(2, "h3", 3, 400));
        UploadOutcome earlier = run(transplant(3, "h2", 2, 213));
        UploadOutcome second = run(transplant(4, "h2", 2, 400));

        assertThat(third.rules()).containsEntry("C-007", 1L);
        assertThat(account(third).rejected()).isEqualTo(1);
        assertThat(earlier.rules()).containsEntry("C-007", 1L);
        assertThat(second.rules()).doesNotContainKey("C-007");
        assertThat(transplants()).containsExactly("1 on 214", "2 on 400");
    }

    @Test
    void rows_of_a_transplant_refused_so_late_are_refused_with_it() {
        run(upload(1));

        UploadOutcome outcome = run(TestUpload.ofTemplates()
                .manifest("upload_seq", "2")
                .manifest("upload_mode", "DELTA")
                .only("hsct", "chimerism")
                .set("hsct", 1, "record_id", "h3")
                .set("hsct", 1, "hsct_no", "3")
                .set("hsct", 1, "reason", "PRIMARY_GF")
                .set("hsct", 1, "hsct_day", "400")
                .copy("chimerism", 1, "ch9")
                .set("chimerism", 3, "hsct_no", "3"));

        assertThat(outcome.rules()).containsEntry("C-007", 1L).containsEntry("C-002", 1L);
        assertThat(outcome.files())
                .filteredOn(file -> file.file().equals("chimerism.csv"))
                .singleElement()
                .satisfies(file -> assertThat(file.rejected()).isEqualTo(1));
    }

    @Test
    void a_refused_row_of_a_full_upload_counts_as_the_registry_shows_it() {
        run(upload(1));

        UploadOutcome outcome = run(upload(2)
                .set("hsct", 1, "hsct_day", "soon")
                .copy("hsct", 1, "h9")
                .set("hsct", 2, "hsct_no", "2")
                .set("hsct", 2, "reason", "PRIMARY_GF")
                .set("hsct", 2, "hsct_day", "400"));

        assertThat(outcome.rules()).doesNotContainKey("C-007");
        assertThat(transplants()).containsExactly("1 on 214", "2 on 400");
    }

    @Test
    void a_row_that_a_full_upload_no_longer_holds_does_not_count() {
        run(upload(1)
                .copy("hsct", 1, "h2")
                .set("hsct", 2, "hsct_no", "2")
                .set("hsct", 2, "reason", "PRIMARY_GF")
                .set("hsct", 2, "hsct_day", "400"));

        UploadOutcome outcome = run(upload(2)
                .set("hsct", 1, "record_id", "h2")
                .set("hsct", 1, "hsct_no", "2")
                .set("hsct", 1, "reason", "PRIMARY_GF")
                .set("hsct", 1, "hsct_day", "400"));

        assertThat(outcome.rules()).containsEntry("C-007", 1L);
        // The refused row stays as the registry shows it; the other one ended.
        assertThat(transplants()).containsExactly("2 on 400");
    }

    @Test
    void a_child_that_another_site_registered_under_another_id_is_asked_for() {
        run(upload(1));

        UploadOutcome same = run(atSecondSite("ARO-7F3K9Q-W", "c.1897C>T"));
        UploadOutcome other = run(atSecondSite("ARO-ZZZZZZ-5", "c.1898C>T").manifest("upload_seq", "2"));
        UploadOutcome twice = run(atSecondSite("ARO-ZZZZZZ-5", "c.1897C>T").manifest("upload_seq", "3"));

        assertThat(same.rules()).doesNotContainKey("C-006");
        assertThat(other.rules()).doesNotContainKey("C-006");
        assertThat(twice.rules()).containsEntry("C-006", 1L);
    }

    private static TestUpload atSecondSite(String patientId, String variant) {
        TestUpload upload = TestUpload.ofTemplates().manifest("site_id", "S002").set("genetics", 1, "hgvs_c", variant);
        for (var file : Dictionary.current().dataFiles()) {
            for (int row = 1; row <= upload.size(file.name()); row++) {
                upload.set(file.name(), row, "site_id", "S002");
                if (upload.get(file.name(), row, "patient_id").equals("ARO-7F3K9Q-W")) {
                    upload.set(file.name(), row, "patient_id", patientId);
                }
            }
        }
        return upload;
    }

    private static TestUpload upload(int sequence) {
        return TestUpload.ofTemplates().manifest("upload_seq", Integer.toString(sequence));
    }

    private static TestUpload transplant(int sequence, String record, int number, int day) {
        return upload(sequence)
                .manifest("upload_mode", "DELTA")
                .only("hsct")
                .set("hsct", 1, "record_id", record)
                .set("hsct", 1, "hsct_no", Integer.toString(number))
                .set("hsct", 1, "reason", "PRIMARY_GF")
                .set("hsct", 1, "hsct_day", Integer.toString(day));
    }

    private List<String> transplants() {
        List<String> found = new ArrayList<>();
        registry.rows()
                .forEach(
                        RowSelection.of("hsct", registry.currentVersion()),
                        row -> found.add(row.whole("hsct_no").orElseThrow() + " on "
                                + row.whole("hsct_day").orElseThrow()));
        found.sort(null);
        return found;
    }

    private static FileAccounting account(UploadOutcome outcome) {
        return outcome.files().stream()
                .filter(file -> file.file().equals("hsct.csv"))
                .findFirst()
                .orElseThrow();
    }

    private UploadOutcome run(TestUpload upload) {
        folders++;
        SiteImport.Request standard = SiteImport.Request.of(
                upload.write(temporary.resolve("site" + folders)),
                Optional.of(temporary.resolve("out" + folders)),
                "tester",
                temporary.resolve("work"));
        return new SiteImport(registry)
                .run(
                        new SiteImport.Request(
                                standard.source(),
                                standard.out(),
                                new CheckOptions(1, 0).because(ChangeReason.SOURCE_UPDATE),
                                standard.actor(),
                                standard.workFolder(),
                                standard.patience(),
                                standard.expectation()),
                        UploadProgress.SILENT);
    }
}
