package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.Imports.account;
import static org.aroregistry.batch.importing.Imports.delta;
import static org.aroregistry.batch.importing.Imports.errors;
import static org.aroregistry.batch.importing.Imports.full;
import static org.aroregistry.batch.importing.Imports.options;
import static org.aroregistry.batch.importing.Imports.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change to what the registry shows needs a reason; without one it waits, and the rest goes in. */
@DatabaseTest
class HeldRowsTest {
    private final TestDatabase database;
    private final Registry registry;
    private Imports imports;

    @TempDir
    Path temporary;

    HeldRowsTest(TestDatabase database) {
        this.database = database;
        this.registry = database.registry();
    }

    @BeforeEach
    void startEmpty() {
        database.clear();
        imports = new Imports(registry, temporary);
    }

    @Test
    void without_a_reason_changes_and_ends_are_held_and_the_rest_goes_in() throws IOException {
        imports.run(small());

        UploadOutcome outcome = imports.run(full(2).set("growth", 1, "weight_kg", "5.500")
                .remove("growth", 2)
                .copy("growth", 1, "w9")
                .set("growth", 3, "meas_day", "130"));

        assertThat(account(outcome, "growth"))
                .isEqualTo(new FileAccounting("growth.csv", 3, 1, 0, 1, 0, 1, 0, 0, 1, false));
        assertThat(outcome.exit()).isEqualTo(ExitClass.REJECTED);
        assertThat(imports.shown("growth", "weight_kg")).containsExactly("w1=5.4", "w2=6.6", "w3=7.1", "w9=5.5");
        assertThat(outcome.receipt())
                .contains(
                        "\"status\": \"accepted in part\"",
                        "\"change_reason\": null",
                        "\"held\": 1",
                        "\"held_ends\": 1");
        assertThat(outcome.report())
                .content()
                .contains("wait for a reason", "<code>held/</code> (growth.csv)", "SOURCE_UPDATE (");
        assertThat(Files.readString(outcome.folder().resolve("held/growth.csv")).lines())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("2,HELD,\"it would change what the registry shows, and no --reason was given\",S001,");
        assertThat(outcome.folder().resolve("rejected")).doesNotExist();
    }

    @Test
    void the_accounting_that_is_stored_holds_the_held_rows() {
        imports.run(small());
        UploadOutcome outcome =
                imports.run(full(2).set("growth", 1, "weight_kg", "5.500").remove("growth", 2));

        long upload = registry.uploads().list().get(0).uploadId();

        assertThat(registry.uploads().accounting(upload))
                .isEqualTo(outcome.files().stream()
                        .sorted(java.util.Comparator.comparing(FileAccounting::file))
                        .toList());
        assertThat(registry.uploads().accounting(upload))
                .contains(new FileAccounting("growth.csv", 2, 0, 0, 1, 0, 1, 0, 0, 1, false));
    }

    @Test
    void held_rows_go_in_when_they_are_sent_with_a_reason() {
        imports.run(small());
        UploadOutcome first = imports.run(full(2).set("growth", 1, "weight_kg", "5.500"));

        Path held = first.folder().resolve("held");
        ManifestWriter.update(held, ManifestWriter.Choices.NONE, 2025);
        UploadOutcome second = imports.run(held, options().because(ChangeReason.ERROR_CORRECTION));

        assertThat(second.exit()).isNotEqualTo(ExitClass.REJECTED);
        assertThat(account(second, "growth").changed()).isEqualTo(1);
        assertThat(imports.shown("growth", "weight_kg")).containsExactly("w1=5.5", "w2=6.6", "w3=7.1");
        assertThat(second.receipt()).contains("\"change_reason\": \"ERROR_CORRECTION\"");
        assertThat(registry.uploads().list().get(0).request().reason()).contains(ChangeReason.ERROR_CORRECTION);
        assertThat(second.folder().resolve("held")).doesNotExist();
    }

    @Test
    void the_first_upload_and_new_rows_need_no_reason() {
        assertThat(imports.run(small()).exit()).isNotEqualTo(ExitClass.REJECTED);

        UploadOutcome outcome = imports.run(full(2).copy("growth", 1, "w9").set("growth", 4, "meas_day", "130"));

        assertThat(outcome.exit()).isNotEqualTo(ExitClass.REJECTED);
        assertThat(account(outcome, "growth").added()).isEqualTo(1);
    }

    @Test
    void a_row_with_an_error_is_rejected_and_not_held() {
        imports.run(small());

        UploadOutcome outcome = imports.run(full(2).set("growth", 1, "weight_kg", "heavy"));

        assertThat(account(outcome, "growth"))
                .isEqualTo(new FileAccounting("growth.csv", 3, 0, 0, 2, 1, 0, 0, 0, 0, false));
    }

    @Test
    void a_visit_after_a_held_last_contact_is_held_and_not_rejected() {
        imports.run(small());

        UploadOutcome outcome = imports.run(full(2).set("status", 1, "last_contact_day", "700")
                .copy("visits", 2, "v9")
                .set("visits", 4, "visit_day", "690"));

        assertThat(account(outcome, "status").held()).isEqualTo(1);
        assertThat(account(outcome, "visits"))
                .isEqualTo(new FileAccounting("visits.csv", 4, 0, 0, 3, 0, 1, 0, 0, 0, false));
        assertThat(errors(outcome)).isZero();
        assertThat(outcome.folder().resolve("held/visits.csv"))
                .content()
                .contains("it needs a change that is held, otherwise T-003: the day is more than 30 days after");
        assertThat(imports.shown("status", "last_contact_day")).containsExactly("st1=579", "st2=268");
    }

    @Test
    void a_row_under_a_new_record_waits_with_the_end_of_the_old_one() {
        imports.run(small());

        UploadOutcome outcome = imports.run(full(2).set("growth", 1, "record_id", "w9"));

        assertThat(account(outcome, "growth"))
                .isEqualTo(new FileAccounting("growth.csv", 3, 0, 0, 2, 0, 1, 0, 0, 1, false));
        assertThat(errors(outcome)).isZero();
        assertThat(imports.shown("growth", "weight_kg")).containsExactly("w1=5.4", "w2=6.6", "w3=7.1");
    }

    @Test
    void a_key_stays_taken_while_the_change_that_frees_it_is_held() {
        imports.run(small());

        UploadOutcome outcome =
                imports.run(delta(2, "growth").copy("growth", 1, "w9").set("growth", 1, "meas_day", "119"));

        assertThat(account(outcome, "growth"))
                .isEqualTo(new FileAccounting("growth.csv", 4, 0, 0, 2, 0, 2, 0, 0, 0, false));
        assertThat(errors(outcome)).isZero();
    }

    @Test
    void a_transplant_that_fits_only_a_held_one_is_held_with_its_details() {
        imports.run(TestUpload.ofTemplates());

        UploadOutcome outcome = imports.run(delta(2, "hsct", "hsct_agents")
                .set("hsct", 1, "hsct_day", "205")
                .copy("hsct", 1, "t2")
                .set("hsct", 2, "hsct_no", "2")
                .set("hsct", 2, "reason", "PRIMARY_GF")
                .set("hsct", 2, "hsct_day", "212")
                .copy("hsct_agents", 1, "c9")
                .set("hsct_agents", 4, "hsct_no", "2"));

        assertThat(account(outcome, "hsct"))
                .isEqualTo(new FileAccounting("hsct.csv", 2, 0, 0, 0, 0, 2, 0, 0, 0, false));
        assertThat(account(outcome, "hsct_agents").held()).isEqualTo(1);
        assertThat(outcome.folder().resolve("held/hsct.csv")).content().contains("otherwise C-007: ");
        assertThat(imports.shown("hsct", "hsct_day")).containsExactly("t1=214");
    }

    @Test
    void a_death_waits_with_the_correction_of_a_visit_after_it() {
        TestUpload alive = small();
        alive.remove("status", 1);
        imports.run(alive);

        UploadOutcome outcome = imports.run(full(2).set("visits", 2, "visit_day", "560")
                .set("status", 1, "status", "DEAD")
                .set("status", 1, "last_contact_day", "570")
                .set("status", 1, "death_day", "570")
                .set("status", 1, "death_day_prec", "D")
                .set("status", 1, "cause_category", "DISEASE")
                .set("status", 1, "cause_detail", "INFECTION_BACTERIAL")
                .set("status", 1, "autopsy", "N"));

        assertThat(account(outcome, "visits").held()).isEqualTo(1);
        assertThat(account(outcome, "status").held()).isEqualTo(1);
        assertThat(outcome.rules()).doesNotContainKey("T-002");
    }

    @Test
    void an_import_that_was_killed_goes_on_with_another_reason() {
        imports.run(small());
        Path source = imports.write(
                full(2).set("growth", 1, "weight_kg", "5.500").set("status", 1, "last_contact_day", "580"));
        assertThatThrownBy(() -> imports.run(source, options(), (stage, file, done, total) -> {
                    if (stage == UploadProgress.Stage.LOAD && file.equals("status.csv")) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .isInstanceOf(ImportException.class);

        UploadOutcome outcome = imports.run(source, options().because(ChangeReason.SOURCE_UPDATE));

        assertThat(outcome.exit()).isNotEqualTo(ExitClass.REJECTED);
        assertThat(account(outcome, "growth").changed()).isEqualTo(1);
        assertThat(imports.shown("growth", "weight_kg")).containsExactly("w1=5.5", "w2=6.6", "w3=7.1");
        assertThat(registry.uploads().list().get(0).request().reason()).contains(ChangeReason.SOURCE_UPDATE);
    }
}
