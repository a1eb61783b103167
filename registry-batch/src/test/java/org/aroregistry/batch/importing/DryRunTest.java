package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.Imports.account;
import static org.aroregistry.batch.importing.Imports.delta;
import static org.aroregistry.batch.importing.Imports.full;
import static org.aroregistry.batch.importing.Imports.options;
import static org.aroregistry.batch.importing.Imports.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.ReleaseKind;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.aroregistry.core.upload.UploadStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run shows what an import would change, and an import can be bound to it. */
@DatabaseTest
class DryRunTest {
    private final TestDatabase database;
    private final Registry registry;
    private Imports imports;

    @TempDir
    Path temporary;

    DryRunTest(TestDatabase database) {
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
    void a_dry_run_says_what_the_import_then_does_and_writes_nothing() throws IOException {
        Path source = imports.write(correction(2));
        CheckOptions reason = options().because(ChangeReason.ERROR_CORRECTION);
        long events = registry.audit().verify().events();

        UploadOutcome dry = dryRun(source, reason);

        assertThat(registry.uploads().list()).hasSize(1);
        assertThat(registry.audit().verify().events()).isEqualTo(events);
        assertThat(temporary.resolve("work")).isEmptyDirectory();
        FileDifference growth = difference(dry, "growth.csv");
        assertThat(growth.added()).isEqualTo(1);
        assertThat(growth.changed()).isEqualTo(1);
        assertThat(growth.columns()).isEqualTo(Map.of("weight_kg", 1L, "head_circ_cm", 1L));
        assertThat(growth.unchanged()).isEqualTo(1);
        assertThat(growth.ended()).isEqualTo(1);
        assertThat(growth.held()).isZero();
        assertThat(growth.examples())
                .containsExactly(
                        "line 2, record w1, weight_kg: 5.4 -> 5.5", "line 2, record w1, head_circ_cm: 42.8 -> blank");
        assertThat(dry.receipt())
                .contains(
                        "\"receipt\": \"dry run\"",
                        "\"last_upload_seq\": 1",
                        "\"weight_kg\": 1",
                        "\"difference_sha256\": \"");
        assertThat(Files.readAllLines(dry.folder().resolve("changes.csv")))
                .containsExactly(
                        "file,line,record_id,change,column,old,new,status",
                        "growth.csv,2,w1,CHANGED,weight_kg,5.4,5.5,TAKEN",
                        "growth.csv,2,w1,ERASED,head_circ_cm,42.8,,TAKEN",
                        "growth.csv,4,w9,NEW,,,,TAKEN",
                        "growth.csv,,w2,ENDED,,,,TAKEN");

        UploadOutcome done = imports.run(source, reason);

        assertThat(done.files()).isEqualTo(dry.files());
        assertThat(done.rules()).isEqualTo(dry.rules());
        assertThat(done.differences()).isEqualTo(dry.differences());
        assertThat(done.folder().resolve("changes.csv"))
                .hasSameTextualContentAs(dry.folder().resolve("changes.csv"));
        assertThat(line(done.receipt(), "difference_sha256")).isEqualTo(line(dry.receipt(), "difference_sha256"));
    }

    @Test
    void a_dry_run_without_a_reason_shows_what_would_be_held() throws IOException {
        UploadOutcome dry = dryRun(imports.write(correction(2)), options());

        assertThat(dry.exit()).isEqualTo(ExitClass.REJECTED);
        assertThat(difference(dry, "growth.csv").held()).isEqualTo(2);
        assertThat(account(dry, "growth").heldEnds()).isEqualTo(1);
        assertThat(Files.readAllLines(dry.folder().resolve("changes.csv")))
                .contains("growth.csv,2,w1,CHANGED,weight_kg,5.4,5.5,HELD", "growth.csv,,w2,ENDED,,,,HELD");
    }

    @Test
    void what_is_known_is_told_from_the_first_receipt() {
        UploadOutcome dry = dryRun(imports.write(small()), options());

        assertThat(dry.known()).isTrue();
    }

    @Test
    void an_import_bound_to_its_dry_run_is_imported() {
        Path source = imports.write(correction(2));
        CheckOptions reason = options().because(ChangeReason.ERROR_CORRECTION);

        UploadOutcome done = bound(source, reason, dryRun(source, reason));

        assertThat(account(done, "growth").changed()).isEqualTo(1);
    }

    @Test
    void an_import_is_refused_if_anything_is_not_as_in_its_dry_run() {
        Path source = imports.write(correction(2));
        CheckOptions reason = options().because(ChangeReason.ERROR_CORRECTION);
        UploadOutcome dry = dryRun(source, reason);

        refused(imports.write(correction(3)), reason, dry, "the files are not those of the dry run");
        refused(source, options(), dry, "the --reason is not that of the dry run");
        refused(
                source,
                new CheckOptions(0.5, 0).because(ChangeReason.ERROR_CORRECTION),
                dry,
                "the error limits are not those of the dry run");
        imports.run(delta(2, "growth").set("growth", 1, "weight_kg", "5.600"), ChangeReason.SOURCE_UPDATE);
        refused(source, reason, dry, "the registry published another upload of site S001 since the dry run");
        assertThat(registry.uploads().list())
                .noneSatisfy(upload -> assertThat(upload.status()).isEqualTo(UploadStatus.RUNNING));
    }

    @Test
    void an_import_is_refused_if_a_release_changes_what_it_does() {
        Path source = imports.write(full(2).set("status", 2, "status", "LOST")
                .set("status", 2, "death_day", "")
                .set("status", 2, "death_day_prec", "")
                .set("status", 2, "cause_category", "")
                .set("status", 2, "cause_detail", "")
                .set("status", 2, "autopsy", ""));
        CheckOptions reason = options().because(ChangeReason.ERROR_CORRECTION);
        UploadOutcome dry = dryRun(source, reason);
        registry.releases().grant(ReleaseKind.DEAD_TO_ALIVE, "S001", "ARO-2B8M4T-E", "mixed up", "centre");

        refused(source, reason, dry, "what the upload changes is not what the dry run showed");
        assertThat(registry.currentVersion()).isEqualTo(1);
    }

    @Test
    void only_the_receipt_of_a_dry_run_binds() throws IOException {
        Path no = Files.writeString(temporary.resolve("no.json"), "{\"receipt\": \"import\"}");
        Path none = Files.writeString(temporary.resolve("none.json"), "nothing");

        assertThatThrownBy(() -> Expectation.of(no))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("is not the receipt of a dry run");
        assertThatThrownBy(() -> Expectation.of(none))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("is no receipt");
    }

    private static TestUpload correction(int sequence) {
        return full(sequence)
                .set("growth", 1, "weight_kg", "5.500")
                .set("growth", 1, "head_circ_cm", "")
                .remove("growth", 2)
                .copy("growth", 1, "w9")
                .set("growth", 3, "meas_day", "130");
    }

    private UploadOutcome dryRun(Path source, CheckOptions options) {
        return new SiteImport(registry).dryRun(imports.request(source, options), UploadProgress.SILENT);
    }

    private UploadOutcome bound(Path source, CheckOptions options, UploadOutcome dry) {
        SiteImport.Request request = imports.request(source, options);
        return new SiteImport(registry)
                .run(
                        new SiteImport.Request(
                                request.source(),
                                request.out(),
                                options,
                                request.actor(),
                                request.workFolder(),
                                request.patience(),
                                Optional.of(Expectation.of(dry.folder().resolve("receipt.json")))),
                        UploadProgress.SILENT);
    }

    private void refused(Path source, CheckOptions options, UploadOutcome dry, String why) {
        assertThatThrownBy(() -> bound(source, options, dry))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(why);
    }

    private static FileDifference difference(UploadOutcome outcome, String file) {
        return outcome.differences().stream()
                .filter(found -> found.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static String line(String receipt, String field) {
        return receipt.lines().filter(text -> text.contains(field)).findFirst().orElseThrow();
    }
}
