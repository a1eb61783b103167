package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.Imports.account;
import static org.aroregistry.batch.importing.Imports.delta;
import static org.aroregistry.batch.importing.Imports.errors;
import static org.aroregistry.batch.importing.Imports.full;
import static org.aroregistry.batch.importing.Imports.options;
import static org.aroregistry.batch.importing.Imports.small;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A blank cell of a DELTA keeps what the registry shows; {@code [erase]} empties it. */
@DatabaseTest
class BlankCellsTest {
    private final TestDatabase database;
    private final Registry registry;
    private Imports imports;

    @TempDir
    Path temporary;

    BlankCellsTest(TestDatabase database) {
        this.database = database;
        this.registry = database.registry();
    }

    @BeforeEach
    void startWithTheTemplates() {
        database.clear();
        imports = new Imports(registry, temporary);
        assertThat(imports.run(small()).exit()).isNotEqualTo(ExitClass.REJECTED);
    }

    @Test
    void blank_cells_of_a_delta_keep_their_values_required_ones_as_well() {
        UploadOutcome outcome = imports.run(
                delta(2, "growth")
                        .set("growth", 1, "weight_kg", "5.500")
                        .set("growth", 1, "meas_day", "")
                        .set("growth", 1, "length_cm", "")
                        .set("growth", 1, "head_circ_cm", "NA")
                        .set("growth", 2, "weight_kg", ""),
                ChangeReason.ERROR_CORRECTION);

        assertThat(outcome.rules()).containsEntry("S-014", 1L);
        assertThat(errors(outcome)).isZero();
        assertThat(account(outcome, "growth")).isEqualTo(new FileAccounting("growth.csv", 3, 0, 1, 2, 0, 0, 0, false));
        assertThat(imports.shown("growth", "weight_kg")).containsExactly("w1=5.5", "w2=6.6", "w3=7.1");
        assertThat(imports.shown("growth", "length_cm")).containsExactly("w1=59.5", "w2=64", "w3=66");
        assertThat(imports.shown("growth", "head_circ_cm")).containsExactly("w1=42.8", "w2=45", "w3=46");
        assertThat(imports.shown("growth", "meas_day")).containsExactly("w1=118", "w2=205", "w3=240");
    }

    @Test
    void erase_empties_a_cell_that_may_be_blank_and_no_other() {
        UploadOutcome outcome = imports.run(
                delta(2, "growth")
                        .set("growth", 1, "length_cm", "[erase]")
                        .set("growth", 1, "head_circ_cm", "[ERASE]")
                        .set("growth", 1, "position", "[erase]")
                        .set("growth", 2, "meas_day", "[erase]"),
                ChangeReason.ERROR_CORRECTION);

        assertThat(outcome.rules()).containsEntry("F-005", 1L);
        assertThat(errors(outcome)).isEqualTo(1);
        assertThat(account(outcome, "growth")).isEqualTo(new FileAccounting("growth.csv", 3, 0, 1, 1, 1, 0, 0, false));
        assertThat(imports.shown("growth", "length_cm")).containsExactly("w1=", "w2=64", "w3=66");
        assertThat(imports.shown("growth", "head_circ_cm")).containsExactly("w1=", "w2=45", "w3=46");
    }

    @Test
    void a_new_number_does_not_keep_how_the_old_one_was_to_be_read() {
        imports.run(delta(2, "labs").set("labs", 1, "value_op", "LT"), ChangeReason.ERROR_CORRECTION);

        UploadOutcome outcome = imports.run(
                delta(3, "labs")
                        .set("labs", 1, "value", "9.1")
                        .set("labs", 1, "value_op", "")
                        .set("labs", 2, "value_op", "")
                        .set("labs", 2, "unit", "")
                        .set("labs", 3, "value", "99")
                        .set("labs", 3, "unit", ""),
                ChangeReason.ERROR_CORRECTION);

        assertThat(imports.shown("labs", "value")).contains("l1=9.1", "l2=14.2");
        assertThat(imports.shown("labs", "value_op")).contains("l1=", "l2=EQ");
        assertThat(imports.shown("labs", "unit")).contains("l2=10^9/L");
        assertThat(outcome.rules()).containsEntry("F-008", 1L);
        assertThat(account(outcome, "labs").rejected()).isEqualTo(1);
    }

    @Test
    void in_a_full_upload_a_blank_cell_is_blank_and_so_is_erase() {
        imports.run(
                full(2).set("growth", 1, "head_circ_cm", "").set("growth", 2, "head_circ_cm", "[erase]"),
                ChangeReason.SOURCE_UPDATE);

        assertThat(imports.shown("growth", "head_circ_cm")).containsExactly("w1=", "w2=", "w3=46");
    }

    @Test
    void a_blank_cell_of_a_new_record_is_blank() {
        UploadOutcome outcome = imports.run(delta(2, "growth")
                .copy("growth", 1, "w8")
                .set("growth", 4, "meas_day", "130")
                .set("growth", 4, "head_circ_cm", "")
                .copy("growth", 1, "w9")
                .set("growth", 5, "meas_day", ""));

        assertThat(outcome.rules()).containsEntry("F-005", 1L);
        assertThat(errors(outcome)).isEqualTo(1);
        assertThat(imports.shown("growth", "head_circ_cm")).containsExactly("w1=42.8", "w2=45", "w3=46", "w8=");
    }

    @Test
    void columns_that_a_delta_leaves_out_keep_their_values() throws IOException {
        Path folder = imports.write(delta(2, "growth"));
        Files.writeString(
                folder.resolve("growth.csv"),
                "site_id,patient_id,record_id,meas_day,weight_kg,length_cm,position,oedema\n"
                        + "S001,ARO-7F3K9Q-W,w1,,5.500,,,\n");
        ManifestWriter.update(folder, ManifestWriter.Choices.NONE, 2025);

        UploadOutcome outcome = imports.run(folder, options().because(ChangeReason.ERROR_CORRECTION));

        assertThat(account(outcome, "growth").changed())
                .as(outcome.rules().toString())
                .isEqualTo(1);
        assertThat(imports.shown("growth", "head_circ_cm")).containsExactly("w1=42.8", "w2=45", "w3=46");
        assertThat(imports.shown("growth", "weight_kg")).containsExactly("w1=5.5", "w2=6.6", "w3=7.1");
    }

    @Test
    void held_rows_of_a_full_upload_come_back_with_what_they_empty() throws IOException {
        UploadOutcome first = imports.run(full(2).set("growth", 1, "head_circ_cm", ""));
        Path held = first.folder().resolve("held");
        assertThat(Files.readString(held.resolve("growth.csv"))).contains(",L,[erase],,N");

        ManifestWriter.update(held, ManifestWriter.Choices.NONE, 2025);
        imports.run(held, options().because(ChangeReason.ERROR_CORRECTION));

        assertThat(imports.shown("growth", "head_circ_cm")).containsExactly("w1=", "w2=45", "w3=46");
    }

    @Test
    void rejected_rows_of_a_full_upload_come_back_with_what_they_empty() throws IOException {
        UploadOutcome first =
                imports.run(full(2).set("growth", 1, "head_circ_cm", "").set("growth", 1, "weight_kg", "heavy"));
        Path rejected = first.folder().resolve("rejected");
        String returned = Files.readString(rejected.resolve("growth.csv"));
        assertThat(returned).contains(",heavy,59.5,L,[erase],,N");

        Files.writeString(rejected.resolve("growth.csv"), returned.replace("heavy", "5.500"));
        ManifestWriter.update(rejected, ManifestWriter.Choices.NONE, 2025);
        imports.run(rejected, options().because(ChangeReason.SOURCE_UPDATE));

        assertThat(imports.shown("growth", "head_circ_cm")).containsExactly("w1=", "w2=45", "w3=46");
        assertThat(imports.shown("growth", "weight_kg")).containsExactly("w1=5.5", "w2=6.6", "w3=7.1");
    }

    @Test
    void a_value_that_was_kept_is_not_shown_as_if_it_was_sent() {
        UploadOutcome outcome = imports.run(
                delta(2, "status").set("status", 2, "status", "LOST").set("status", 2, "death_day", ""));

        assertThat(outcome.folder().resolve("findings.csv"))
                .content()
                .contains("status.csv,3,F,death_day,st2,W,F-006,a value is only expected when status is DEAD,,a blank,"
                        + "the cell is blank and keeps what the registry shows; [erase] empties it,");
    }

    @Test
    void without_the_registry_blank_cells_of_a_delta_are_not_judged() {
        Path folder = imports.write(delta(2, "growth").set("growth", 1, "meas_day", ""));

        UploadOutcome outcome = SiteValidation.run(
                new SiteValidation.Request(folder, Optional.of(temporary.resolve("checked")), options()),
                UploadProgress.SILENT);

        assertThat(errors(outcome)).isZero();
        assertThat(outcome.notChecked()).anySatisfy(text -> assertThat(text).startsWith("F-005, F-006"));
    }
}
