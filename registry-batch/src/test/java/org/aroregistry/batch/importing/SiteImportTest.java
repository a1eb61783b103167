package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aroregistry.batch.validation.UploadSettings;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.aroregistry.core.dictionary.FileRequirement;
import org.aroregistry.core.store.AuditAction;
import org.aroregistry.core.store.AuditCounts;
import org.aroregistry.core.store.AuditEvent;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.RowSelection;
import org.aroregistry.core.store.SealedReceipt;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;
import org.aroregistry.core.upload.UploadStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class SiteImportTest {
    private static final CheckOptions LENIENT = new CheckOptions(1, 0).because(ChangeReason.SOURCE_UPDATE);

    private final TestDatabase database;
    private final Registry registry;
    private int folders;

    @TempDir
    Path temporary;

    SiteImportTest(TestDatabase database) {
        this.database = database;
        this.registry = database.registry();
    }

    @BeforeEach
    void startEmpty() {
        database.clear();
    }

    @Test
    void a_clean_upload_is_published_and_every_row_is_there() {
        UploadOutcome outcome = run(TestUpload.ofTemplates());

        assertThat(outcome.exit()).isEqualTo(ExitClass.CLEAN);
        assertThat(registry.currentVersion()).isEqualTo(1);
        assertThat(outcome.files()).hasSize(27).allSatisfy(file -> {
            assertThat(file.added()).isEqualTo(file.read());
            assertThat(registry.rows().count(file.file().replace(".csv", ""), 1))
                    .isEqualTo(file.read());
        });
        assertThat(outcome.folder().resolve("report.html")).exists();
        assertThat(outcome.folder().resolve("receipt.json")).content().isEqualTo(outcome.receipt());
        assertThat(outcome.receipt())
                .contains("\"status\": \"accepted\"", "\"registry_version\": 1", "\"exit_code\": 0");
    }

    @Test
    void a_laboratory_value_keeps_what_was_sent_and_is_compared_in_the_canonical_unit() {
        run(small());

        List<String> values = new ArrayList<>();
        registry.rows().forEach(RowSelection.of("labs", 1), row -> {
            if (row.recordId().equals("l1")) {
                values.add(
                        row.decimal("value").orElseThrow().stripTrailingZeros().toPlainString());
                values.add(row.code("unit").orElseThrow());
                values.add(
                        row.canonicalValue().orElseThrow().stripTrailingZeros().toPlainString());
            }
        });

        assertThat(values).containsExactly("8.2", "g/dL", "82");
    }

    @Test
    void the_same_bytes_again_write_nothing_and_return_the_first_receipt() {
        UploadOutcome first = run(small().set("visits", 1, "feeding", "BOTTLE"));

        UploadOutcome second = run(small().set("visits", 1, "feeding", "BOTTLE"));

        assertThat(first.exit()).isEqualTo(ExitClass.REJECTED);
        assertThat(second.exit()).as("what the first import told").isEqualTo(ExitClass.REJECTED);
        assertThat(second.known()).isTrue();
        assertThat(second.receipt()).isEqualTo(first.receipt());
        assertThat(second.folder().resolve("receipt.json")).content().isEqualTo(first.receipt());
        assertThat(registry.currentVersion()).isEqualTo(1);
        assertThat(registry.uploads().list()).hasSize(1);
    }

    @Test
    void a_full_upload_changes_adds_leaves_and_ends_rows() {
        run(small());

        UploadOutcome outcome = run(next(2).set("growth", 1, "weight_kg", "5.500")
                .remove("growth", 2)
                .copy("growth", 1, "w9")
                .set("growth", 3, "meas_day", "130"));

        assertThat(account(outcome, "growth.csv"))
                .isEqualTo(new FileAccounting("growth.csv", 3, 1, 1, 1, 0, 0, 1, false));
        assertThat(account(outcome, "labs.csv").unchanged()).isEqualTo(10);
        assertThat(records("growth", 2)).containsExactly("w1=5.5", "w3=7.1", "w9=5.5");
        assertThat(records("growth", 1)).containsExactly("w1=5.4", "w2=6.6", "w3=7.1");
    }

    @Test
    void a_delta_upload_ends_nothing() {
        run(small());

        UploadOutcome outcome = run(next(2).manifest("upload_mode", "DELTA")
                .only("growth")
                .remove("growth", 3)
                .remove("growth", 2)
                .set("growth", 1, "weight_kg", "5.500"));

        assertThat(account(outcome, "growth.csv"))
                .isEqualTo(new FileAccounting("growth.csv", 1, 0, 1, 0, 0, 0, 0, false));
        assertThat(records("growth", 2)).containsExactly("w1=5.5", "w2=6.6", "w3=7.1");
    }

    @Test
    void a_rejected_row_of_a_full_upload_does_not_end_what_the_registry_shows_of_it() {
        run(small());

        UploadOutcome outcome =
                run(next(2).set("growth", 1, "weight_kg", "heavy").remove("growth", 3));

        assertThat(account(outcome, "growth.csv"))
                .isEqualTo(new FileAccounting("growth.csv", 2, 0, 0, 1, 1, 0, 1, false));
        assertThat(records("growth", 2)).containsExactly("w1=5.4", "w2=6.6");
    }

    @Test
    void rows_are_not_ended_when_a_rejected_row_does_not_say_which_record_it_is() {
        run(small());

        UploadOutcome outcome = run(next(2).set("growth", 1, "record_id", "w 1").remove("growth", 3));

        assertThat(account(outcome, "growth.csv").ended()).isZero();
        assertThat(records("growth", 2)).hasSize(3);
        assertThat(outcome.receipt())
                .contains("which rows growth.csv no longer holds: a rejected row has no readable record_id, so none was"
                        + " ended");
    }

    @Test
    void fixed_rows_can_be_sent_again_as_they_came_back() throws IOException {
        UploadOutcome first =
                run(small().set("growth", 1, "weight_kg", "heavy").set("growth", 2, "meas_day", "2024-03-04"));
        String returned = Files.readString(first.folder().resolve("rejected/growth.csv"));

        Path fixed = Files.createDirectories(temporary.resolve("fixed"));
        Files.writeString(
                fixed.resolve("growth.csv"),
                returned.replace("heavy", "5.400").replace("[removed: identifying]", "205"));
        ManifestWriter.write(
                fixed,
                new UploadSettings(
                        "S001", 2, UploadMode.DELTA, "1.0", 2025, UploadSettings.DecimalSign.POINT, "MIXED"));
        UploadOutcome second = run(fixed, LENIENT, UploadProgress.SILENT);

        assertThat(returned)
                .startsWith("registry_line,registry_codes,registry_messages,site_id,patient_id,record_id,meas_day")
                .doesNotContain("2024-03-04");
        assertThat(second.exit()).isEqualTo(ExitClass.CLEAN);
        assertThat(records("growth", 2)).containsExactly("w1=5.4", "w2=6.6", "w3=7.1");
    }

    @Test
    void masked_cells_are_not_accepted_when_they_come_back_unfixed() throws IOException {
        UploadOutcome first = run(TestUpload.ofTemplates()
                .set("adverse_events", 1, "ae_term", "OTHER_SPECIFY")
                .set("adverse_events", 1, "ae_text", "seen 4.3.2024"));
        String returned = Files.readString(first.folder().resolve("rejected/adverse_events.csv"));

        UploadOutcome second = run(TestUpload.ofTemplates()
                .manifest("upload_seq", "2")
                .manifest("upload_mode", "DELTA")
                .only("adverse_events")
                .text("adverse_events", text -> returned));

        assertThat(returned).contains("[removed: identifying]").doesNotContain("4.3.2024");
        assertThat(second.rules()).containsEntry("P-001", 1L);
        assertThat(registry.rows().count("adverse_events", registry.currentVersion()))
                .isZero();
    }

    @Test
    void a_file_with_too_many_rejected_rows_is_refused_and_the_others_are_not() {
        UploadOutcome outcome = run(small().set("growth", 1, "weight_kg", "heavy"), new CheckOptions(0.1, 1));

        assertThat(account(outcome, "growth.csv"))
                .isEqualTo(new FileAccounting("growth.csv", 3, 0, 0, 0, 3, 0, 0, true));
        assertThat(registry.rows().count("growth", 1)).isZero();
        assertThat(registry.rows().count("labs", 1)).isEqualTo(10);
        assertThat(outcome.receipt()).contains("\"refused_because\": \"1 of 3 rows have errors, more than 10 %\"");
    }

    @Test
    void a_small_file_keeps_its_good_rows() {
        UploadOutcome outcome = run(small().set("growth", 1, "weight_kg", "heavy"), CheckOptions.STANDARD);

        assertThat(account(outcome, "growth.csv"))
                .isEqualTo(new FileAccounting("growth.csv", 3, 2, 0, 0, 1, 0, 0, false));
        assertThat(records("growth", 1)).containsExactly("w2=6.6", "w3=7.1");
        assertThat(outcome.receipt()).contains("\"error_share_limit\": 0.1", "\"error_row_limit\": 10");
    }

    @Test
    void a_delta_row_may_not_claim_the_key_of_a_stored_row_under_another_record() throws IOException {
        run(small());

        UploadOutcome outcome =
                run(next(2).manifest("upload_mode", "DELTA").only("growth").set("growth", 1, "record_id", "w9"));

        assertThat(outcome.rules()).containsOnlyKeys("S-008").containsEntry("S-008", 1L);
        assertThat(account(outcome, "growth.csv"))
                .isEqualTo(new FileAccounting("growth.csv", 3, 0, 0, 2, 1, 0, 0, false));
        assertThat(outcome.folder().resolve("findings.csv"))
                .content()
                .contains("the registry holds this row under another record_id")
                .contains("the record_id under which the row was sent first: w1");
        assertThat(records("growth", registry.currentVersion())).containsExactly("w1=5.4", "w2=6.6", "w3=7.1");
    }

    @Test
    void a_key_is_free_when_the_same_delta_moves_the_record_that_had_it() {
        run(small());

        UploadOutcome outcome = run(next(2).manifest("upload_mode", "DELTA")
                .only("growth")
                .copy("growth", 1, "w9")
                .set("growth", 1, "meas_day", "119"));

        assertThat(outcome.rules()).isEmpty();
        assertThat(account(outcome, "growth.csv"))
                .isEqualTo(new FileAccounting("growth.csv", 4, 1, 1, 2, 0, 0, 0, false));
    }

    @Test
    void a_record_moved_by_a_rejected_row_keeps_its_key() {
        run(small());

        UploadOutcome outcome = run(next(2).manifest("upload_mode", "DELTA")
                .only("growth")
                .copy("growth", 1, "w9")
                .set("growth", 1, "meas_day", "119")
                .set("growth", 1, "weight_kg", "heavy"));

        assertThat(outcome.rules()).containsEntry("S-008", 1L);
        assertThat(account(outcome, "growth.csv"))
                .isEqualTo(new FileAccounting("growth.csv", 4, 0, 0, 2, 2, 0, 0, false));
    }

    @Test
    void a_full_upload_may_give_a_row_a_new_record() {
        run(small());

        UploadOutcome outcome = run(next(2).set("growth", 1, "record_id", "w9"));

        assertThat(outcome.rules()).isEmpty();
        assertThat(records("growth", 2)).containsExactly("w2=6.6", "w3=7.1", "w9=5.4");
    }

    @Test
    void a_death_before_rows_of_the_registry_is_refused_and_names_them() {
        run(small());

        UploadOutcome outcome =
                run(death(next(2).manifest("upload_mode", "DELTA").only("status")));

        assertThat(outcome.rules()).containsOnlyKeys("T-002").containsEntry("T-002", 1L);
        assertThat(account(outcome, "status.csv"))
                .isEqualTo(new FileAccounting("status.csv", 2, 0, 0, 1, 1, 0, 0, false));
        assertThat(outcome.folder().resolve("findings.csv"))
                .content()
                .contains(
                        "status.csv,2,F,death_day,st1,E,T-002,the registry shows rows of the patient after this day,570,"
                                + "\"a day not before these rows, or their corrections in the same upload\",visits.csv v2,");
    }

    @Test
    void a_death_before_many_rows_of_the_registry_names_five_of_them_file_by_file() {
        TestUpload upload = small();
        for (int day = 571; day <= 574; day++) {
            upload.copy("visits", 2, "x" + day)
                    .set("visits", upload.size("visits"), "visit_day", Integer.toString(day));
        }
        upload.copy("growth", 1, "w9").set("growth", upload.size("growth"), "meas_day", "571");
        run(upload);

        UploadOutcome outcome =
                run(death(next(2).manifest("upload_mode", "DELTA").only("status")));

        assertThat(outcome.folder().resolve("findings.csv"))
                .content()
                .contains(
                        "\"visits.csv v2, visits.csv x571, visits.csv x572, visits.csv x573, visits.csv x574 and 1 more\"");
    }

    @Test
    void a_death_that_the_registry_shows_already_is_not_refused_for_rows_moved_behind_it() {
        run(late(death(TestUpload.ofTemplates())));

        // The chimerism of day 365 moves behind the death with its transplant, which is sent alone.
        UploadOutcome outcome = run(late(death(TestUpload.ofTemplates()))
                .manifest("upload_seq", "2")
                .manifest("upload_mode", "DELTA")
                .only("status", "hsct")
                .set("status", 1, "autopsy", "Y")
                .set("hsct", 1, "hsct_day", "250"));

        assertThat(outcome.rules()).doesNotContainKey("T-002");
        assertThat(account(outcome, "status.csv").changed()).isEqualTo(1);
    }

    @Test
    void a_death_is_accepted_with_the_correction_of_the_rows_after_it() {
        run(small());

        UploadOutcome outcome =
                run(death(next(2).manifest("upload_mode", "DELTA").only("status", "visits"))
                        .set("visits", 2, "visit_day", "560"));

        assertThat(outcome.rules()).doesNotContainKey("T-002");
        assertThat(account(outcome, "status.csv").changed()).isEqualTo(1);
        assertThat(account(outcome, "visits.csv").changed()).isEqualTo(1);
    }

    @Test
    void a_death_of_a_full_upload_is_measured_by_the_rows_it_leaves() {
        run(small());

        UploadOutcome ended = run(death(next(2)).remove("visits", 2));
        assertThat(ended.rules()).doesNotContainKey("T-002");
        assertThat(account(ended, "status.csv").changed()).isEqualTo(1);
        assertThat(account(ended, "visits.csv").ended()).isEqualTo(1);
    }

    /** The first patient died on day 570; the registry shows a visit on day 579. */
    private static TestUpload death(TestUpload upload) {
        return upload.set("status", 1, "status", "DEAD")
                .set("status", 1, "last_contact_day", "570")
                .set("status", 1, "death_day", "570")
                .set("status", 1, "death_day_prec", "D")
                .set("status", 1, "cause_category", "DISEASE")
                .set("status", 1, "cause_detail", "INFECTION_BACTERIAL")
                .set("status", 1, "autopsy", "N");
    }

    /** Nothing in the templates is later. */
    private static TestUpload late(TestUpload upload) {
        return upload.set("status", 1, "last_contact_day", "579").set("status", 1, "death_day", "579");
    }

    @Test
    void the_details_of_transplants_are_refused_with_their_file() {
        TestUpload upload = TestUpload.ofTemplates().announce("hsct", "sha256", "0".repeat(64));

        UploadOutcome imported = run(upload);
        Path folder = upload.write(temporary.resolve("checked"));
        UploadOutcome validated = SiteValidation.run(
                new SiteValidation.Request(folder, Optional.of(temporary.resolve("validated")), LENIENT),
                UploadProgress.SILENT);

        for (UploadOutcome outcome : List.of(imported, validated)) {
            assertThat(account(outcome, "hsct.csv").refused()).isTrue();
            for (String child : List.of("hsct_agents", "engraftment", "chimerism", "gvhd")) {
                FileAccounting rows = account(outcome, child + ".csv");
                assertThat(rows.rejected()).as(child).isEqualTo(rows.read()).isPositive();
            }
            assertThat(outcome.rules()).containsKey("C-002");
        }
        assertThat(registry.rows().count("chimerism", 1)).isZero();
        assertThat(validated.rules()).isEqualTo(imported.rules());
    }

    @Test
    void the_details_of_a_transplant_that_the_registry_shows_are_accepted_without_its_file() {
        run(TestUpload.ofTemplates());

        UploadOutcome outcome =
                run(TestUpload.ofTemplates().manifest("upload_seq", "2").announce("hsct", "sha256", "0".repeat(64)));

        assertThat(account(outcome, "hsct.csv").refused()).isTrue();
        assertThat(outcome.rules()).doesNotContainKey("C-002");
        assertThat(registry.rows().count("hsct", 2)).isEqualTo(1);
    }

    @Test
    void an_upload_without_its_required_file_is_refused_and_nothing_shows() {
        UploadOutcome outcome = run(small().removeFile("labs"));

        assertThat(outcome.exit()).isEqualTo(ExitClass.REJECTED);
        assertThat(outcome.refusal()).contains("the required file labs.csv is missing");
        assertThat(registry.currentVersion()).isZero();
        assertThat(registry.uploads().list()).singleElement().satisfies(upload -> assertThat(upload.status())
                .isEqualTo(UploadStatus.REFUSED));
        assertThat(outcome.files())
                .allSatisfy(file -> assertThat(file.rejected()).isEqualTo(file.read()));
    }

    @Test
    void an_upload_number_that_was_used_is_refused() {
        run(small());

        UploadOutcome outcome = run(small().set("growth", 1, "weight_kg", "5.5"));

        assertThat(outcome.refusal()).contains("S-022: the upload number is not above 1, the last accepted one");
        assertThat(registry.currentVersion()).isEqualTo(1);
    }

    @Test
    void a_dead_patient_does_not_come_back_to_life() {
        run(small());

        UploadOutcome outcome = run(next(2).set("status", 2, "status", "ALIVE")
                .set("status", 2, "death_day", "")
                .set("status", 2, "death_day_prec", "")
                .set("status", 2, "cause_category", "")
                .set("status", 2, "cause_detail", ""));

        assertThat(outcome.rules()).containsEntry("C-005", 1L);
        assertThat(account(outcome, "status.csv").rejected()).isEqualTo(1);
        assertThat(account(outcome, "status.csv").ended()).isZero();
    }

    @Test
    void a_delta_row_may_not_claim_the_patient_under_another_record() {
        run(small());

        UploadOutcome outcome =
                run(next(2).manifest("upload_mode", "DELTA").only("status").set("status", 1, "record_id", "st9"));

        assertThat(outcome.rules()).containsEntry("C-005", 1L);
        assertThat(registry.rows().count("status", registry.currentVersion())).isEqualTo(2);
    }

    @Test
    void a_delta_row_of_a_registered_patient_is_accepted_and_one_of_a_stranger_is_not() {
        run(small());

        UploadOutcome outcome = run(
                next(2).manifest("upload_mode", "DELTA").only("growth").set("growth", 1, "patient_id", "ARO-ZZZZZZ-5"));

        assertThat(outcome.rules()).containsOnlyKeys("C-001").containsEntry("C-001", 1L);
        assertThat(account(outcome, "growth.csv").rejected()).isEqualTo(1);
    }

    @Test
    void a_killed_import_goes_on_and_ends_in_the_same_state() {
        UnaryOperator<TestUpload> change = u -> u.set("growth", 1, "weight_kg", "heavy");
        run(change.apply(small()));
        List<String> wanted = everything(1);
        String receipt = registry.uploads()
                .receipt(registry.uploads().list().get(0).uploadId())
                .orElseThrow();
        database.clear();

        for (String place : List.of("0 of patients.csv", "2 of patients.csv", "0 of labs.csv", "2 of status.csv")) {
            assertThatThrownBy(() -> run(change.apply(small()), LENIENT, dieAt(place)))
                    .as(place)
                    .isInstanceOf(ImportException.class)
                    .hasMessage("the import stopped: killed at " + place);
            assertThat(registry.currentVersion()).isZero();
        }
        assertThat(registry.uploads().list()).singleElement().satisfies(upload -> assertThat(upload.status())
                .isEqualTo(UploadStatus.RUNNING));
        leaveRunning();
        List<String> loadedAgain = new ArrayList<>();
        UploadOutcome outcome = run(change.apply(small()), LENIENT, (stage, file, done, total) -> {
            if (stage == UploadProgress.Stage.LOAD) {
                loadedAgain.add(file);
            }
        });

        assertThat(outcome.exit()).isEqualTo(ExitClass.REJECTED);
        assertThat(loadedAgain).doesNotContain("patients.csv", "labs.csv");
        assertThat(everything(1)).isEqualTo(wanted);
        assertThat(body(outcome.receipt())).isEqualTo(body(receipt));
        assertThat(registry.uploads().list()).hasSize(1);
    }

    @Test
    void a_receipt_names_its_event_of_the_audit_trail_and_is_proved_by_it() {
        UploadOutcome published = run(small());
        UploadOutcome refused = run(next(2).removeFile("labs"));

        for (UploadOutcome outcome : List.of(published, refused)) {
            SealedReceipt receipt = SealedReceipt.read(outcome.receipt()).orElseThrow();
            AuditEvent event = registry.audit().latest(4).stream()
                    .filter(some -> some.eventNo() == receipt.eventNo())
                    .findFirst()
                    .orElseThrow();
            assertThat(receipt.eventHash()).isEqualTo(event.hash());
            assertThat(registry.audit().verify(receipt)).isEmpty();
            String changed = outcome.receipt().replace("\"read\": 3", "\"read\": 4");
            assertThat(changed).isNotEqualTo(outcome.receipt());
            assertThat(registry.audit().verify(SealedReceipt.read(changed).orElseThrow()))
                    .hasValueSatisfying(fault -> assertThat(fault).startsWith("the receipt was changed"));
        }
        AuditEvent publish = registry.audit().latest(3).get(2);
        assertThat(publish.action()).isEqualTo(AuditAction.PUBLISH);
        assertThat(publish.entry().uploadId()).isPresent();
        long added = published.files().stream().mapToLong(FileAccounting::added).sum();
        assertThat(publish.entry().counts()).contains(new AuditCounts(added, 0, 0, 0, 0, 0));
    }

    @Test
    void a_receipt_is_written_only_when_the_upload_is_published() {
        Path folder = small().write(temporary.resolve("late"));
        UploadProgress loseTheRight = (stage, file, done, total) -> {
            if (stage == UploadProgress.Stage.ANSWER) {
                execute("UPDATE registry_state SET loading_token = 'somebody else'");
            }
        };

        assertThatThrownBy(() -> run(folder, LENIENT, loseTheRight)).isInstanceOf(ImportException.class);

        assertThat(registry.currentVersion()).isZero();
        assertThat(temporary.resolve("out" + folders + "/report.html")).exists();
        assertThat(temporary.resolve("out" + folders + "/receipt.json")).doesNotExist();
    }

    @Test
    void a_receipt_that_a_killed_import_did_not_write_is_written_by_the_next_run() throws IOException {
        Path folder = small().write(temporary.resolve("killed"));
        UploadProgress die = (stage, file, done, total) -> {
            if (stage == UploadProgress.Stage.RECEIPT) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(() -> run(folder, LENIENT, die)).hasMessageContaining("killed");
        assertThat(registry.currentVersion()).isEqualTo(1);
        assertThat(temporary.resolve("out" + folders + "/receipt.json")).doesNotExist();

        UploadOutcome next = run(folder, LENIENT, UploadProgress.SILENT);

        assertThat(next.known()).isTrue();
        assertThat(next.exit()).isEqualTo(ExitClass.CLEAN);
        String receipt = Files.readString(next.folder().resolve("receipt.json"));
        assertThat(registry.audit().verify(SealedReceipt.read(receipt).orElseThrow()))
                .isEmpty();
        try (Stream<Path> left = Files.list(temporary.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void an_erased_patient_does_not_come_back() {
        run(small());
        String patient = "ARO-7F3K9Q-W";
        assertThat(registry.rows().history(patient)).isNotEmpty();
        registry.erasures().erase("S001", patient, "asked", "tester", Duration.ZERO);

        UploadOutcome outcome = run(next(2));

        assertThat(outcome.rules()).containsOnlyKeys("C-008");
        assertThat(account(outcome, "patients.csv").rejected()).isEqualTo(1);
        assertThat(registry.rows().history(patient)).isEmpty();
        List<Finding> kept = new ArrayList<>();
        registry.uploads().forEachFinding(registry.uploads().list().get(0).uploadId(), kept::add);
        assertThat(kept).isNotEmpty().allSatisfy(finding -> assertThat(finding.recordId() + finding.patientId())
                .isEmpty());
    }

    @Test
    void a_zip_archive_is_imported_like_its_folder() throws IOException {
        Path folder = small().write(temporary.resolve("zipped"));
        Path zip = temporary.resolve("site.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new ZipEntry("S001/" + file.getFileName()));
                Files.copy(file, out);
            }
        }

        UploadOutcome outcome = run(zip, LENIENT, UploadProgress.SILENT);

        assertThat(outcome.exit()).isEqualTo(ExitClass.CLEAN);
        assertThat(run(small()).known()).isTrue();
    }

    @Test
    void validation_and_import_find_the_same() {
        TestUpload upload = small().set("growth", 1, "weight_kg", "heavy")
                .set("labs", 1, "unit", "U/L")
                .copy("visits", 1, "v1");
        Path folder = upload.write(temporary.resolve("both"));

        UploadOutcome validated = SiteValidation.run(
                new SiteValidation.Request(folder, Optional.of(temporary.resolve("validated")), LENIENT),
                UploadProgress.SILENT);
        UploadOutcome imported = run(folder, LENIENT, UploadProgress.SILENT);

        assertThat(validated.rules()).isEqualTo(imported.rules()).hasSize(3);
        assertThat(validated.files()).isEqualTo(imported.files());
        assertThat(temporary.resolve("validated/findings.csv"))
                .hasSameTextualContentAs(imported.folder().resolve("findings.csv"));
        assertThat(temporary.resolve("validated/rejected/labs.csv"))
                .hasSameTextualContentAs(imported.folder().resolve("rejected/labs.csv"));
    }

    @Test
    void an_upload_without_a_manifest_is_answered_and_not_registered() {
        UploadOutcome outcome = run(small().withoutManifest());

        assertThat(outcome.exit()).isEqualTo(ExitClass.REJECTED);
        assertThat(outcome.refusal()).contains("manifest.csv cannot be used");
        assertThat(registry.uploads().list()).isEmpty();
    }

    @Test
    void the_work_folder_is_empty_after_an_import() throws IOException {
        run(small());

        try (Stream<Path> left = Files.list(temporary.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }

    /** Only the files that a FULL upload must have; without hsct.csv the first patient's eyes are examined all the time. */
    private static TestUpload small() {
        TestUpload upload = TestUpload.ofTemplates();
        for (int day = 210; day < 579; day += 90) {
            upload.copy("vision", 1, "y" + day).set("vision", upload.size("vision"), "exam_day", Integer.toString(day));
        }
        return upload.only(Dictionary.current().dataFiles().stream()
                .filter(file -> file.requirement() == FileRequirement.REQUIRED)
                .map(FileDefinition::name)
                .toArray(String[]::new));
    }

    private static TestUpload next(int sequence) {
        return small().manifest("upload_seq", Integer.toString(sequence));
    }

    private UploadOutcome run(TestUpload upload) {
        return run(upload, LENIENT);
    }

    private UploadOutcome run(TestUpload upload, CheckOptions options) {
        return run(upload, options, UploadProgress.SILENT);
    }

    private UploadOutcome run(TestUpload upload, CheckOptions options, UploadProgress progress) {
        folders++;
        return run(upload.write(temporary.resolve("site" + folders)), options, progress);
    }

    private UploadOutcome run(Path source, CheckOptions options, UploadProgress progress) {
        folders++;
        SiteImport.Request standard = SiteImport.Request.of(
                source, Optional.of(temporary.resolve("out" + folders)), "tester", temporary.resolve("work"));
        return new SiteImport(registry)
                .run(
                        new SiteImport.Request(
                                standard.source(),
                                standard.out(),
                                options,
                                standard.actor(),
                                standard.workFolder(),
                                standard.patience(),
                                standard.expectation()),
                        progress);
    }

    private static UploadProgress dieAt(String place) {
        return (stage, file, done, total) -> {
            if (stage == UploadProgress.Stage.LOAD && place.equals(done + " of " + file)) {
                throw new IllegalStateException("killed at " + place);
            }
        };
    }

    /** Leaves the job repository as a process does that is killed: the last execution is still running. */
    private void leaveRunning() {
        execute("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'UNKNOWN', END_TIME = NULL");
        execute("UPDATE BATCH_STEP_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'EXECUTING', END_TIME = NULL WHERE"
                + " STEP_NAME = 'load'");
    }

    private void execute(String sql) {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A receipt without its event of the audit trail, which has a time. */
    private static String body(String receipt) {
        return receipt.substring(0, receipt.indexOf("\"audit\""));
    }

    private static FileAccounting account(UploadOutcome outcome, String file) {
        return outcome.files().stream()
                .filter(rows -> rows.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private List<String> records(String file, long version) {
        TreeMap<String, String> records = new TreeMap<>();
        registry.rows()
                .forEach(
                        RowSelection.of(file, version),
                        row -> records.put(
                                row.recordId(),
                                row.decimal("weight_kg")
                                        .orElseThrow()
                                        .stripTrailingZeros()
                                        .toPlainString()));
        return records.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList();
    }

    private List<String> everything(long version) {
        List<String> all = new ArrayList<>();
        for (FileDefinition file : Dictionary.current().dataFiles()) {
            registry.rows().forEach(RowSelection.of(file.name(), version), row -> {
                StringBuilder text = new StringBuilder(file.name());
                file.columns().forEach(column -> text.append('|').append(row.value(column.name())));
                all.add(text.append('|').append(row.origin().line()).toString());
            });
        }
        return all;
    }
}
