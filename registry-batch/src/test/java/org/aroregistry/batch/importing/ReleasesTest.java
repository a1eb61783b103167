package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.Imports.account;
import static org.aroregistry.batch.importing.Imports.delta;
import static org.aroregistry.batch.importing.Imports.full;
import static org.aroregistry.batch.importing.Imports.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Release;
import org.aroregistry.core.store.ReleaseKind;
import org.aroregistry.core.store.StoreException;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.ChangeReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the coordinating centre may allow: a return from the dead, and a move between sites. */
@DatabaseTest
class ReleasesTest {
    private static final String DEAD = "ARO-2B8M4T-E";

    private final TestDatabase database;
    private final Registry registry;
    private Imports imports;

    @TempDir
    Path temporary;

    ReleasesTest(TestDatabase database) {
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
    void a_release_lets_one_upload_report_a_dead_patient_alive() {
        Release release =
                registry.releases().grant(ReleaseKind.DEAD_TO_ALIVE, "S001", DEAD, "mixed up with a sibling", "centre");

        UploadOutcome outcome = imports.run(alive(full(2)), ChangeReason.ERROR_CORRECTION);

        assertThat(outcome.rules()).containsEntry("C-005", 1L);
        assertThat(account(outcome, "status").changed()).isEqualTo(1);
        assertThat(outcome.folder().resolve("findings.csv"))
                .content()
                .contains("allowed by release " + release.releaseId());
        assertThat(registry.releases().openOf("S001")).isEmpty();
        assertThat(registry.releases().list().get(0).usedByUpload())
                .hasValue(registry.uploads().list().get(0).uploadId());
        assertThat(registry.audit().latest(10))
                .anySatisfy(event -> assertThat(event.detail()).isEqualTo("DEAD_TO_ALIVE granted to site S001"))
                .anySatisfy(event -> assertThat(event.detail()).endsWith("uses releases [" + release.releaseId() + "]"))
                .noneSatisfy(
                        event -> assertThat(event.subject() + event.detail()).contains(DEAD));
    }

    @Test
    void a_release_is_not_used_by_a_row_that_is_held_and_waits_for_the_next_upload() {
        registry.releases().grant(ReleaseKind.DEAD_TO_ALIVE, "S001", DEAD, "mixed up", "centre");

        UploadOutcome held = imports.run(alive(full(2)));

        assertThat(account(held, "status").held()).isEqualTo(1);
        assertThat(registry.releases().openOf("S001")).hasSize(1);
        assertThat(account(imports.run(alive(full(3)), ChangeReason.ERROR_CORRECTION), "status")
                        .changed())
                .isEqualTo(1);
        assertThat(registry.releases().openOf("S001")).isEmpty();
    }

    @Test
    void ending_the_status_row_first_is_no_way_around_the_release() {
        imports.run(full(2).remove("status", 2), ChangeReason.SOURCE_UPDATE);

        UploadOutcome outcome = imports.run(alive(full(3)), ChangeReason.SOURCE_UPDATE);

        assertThat(outcome.rules()).containsEntry("C-005", 1L);
        assertThat(account(outcome, "status").rejected()).isEqualTo(1);
    }

    @Test
    void a_patient_of_another_site_is_refused_until_a_release_lets_the_patient_move() {
        UploadOutcome refused = imports.run(ofSite("S002", 1));

        assertThat(refused.rules()).containsEntry("C-013", 2L);
        assertThat(account(refused, "patients").rejected()).isEqualTo(2);

        registry.releases().grant(ReleaseKind.MOVE, "S002", DEAD, "family moved", "centre");
        UploadOutcome moved = imports.run(ofSite("S002", 2));

        assertThat(moved.rules()).containsEntry("C-013", 2L);
        assertThat(account(moved, "patients").added()).isEqualTo(1);
        assertThat(account(moved, "patients").rejected()).isEqualTo(1);
        assertThat(registry.releases().openOf("S002")).isEmpty();

        UploadOutcome later = imports.run(ofSite("S002", 3), ChangeReason.SOURCE_UPDATE);
        assertThat(later.rules()).as("registered at both sites by now").containsEntry("C-013", 1L);
        assertThat(imports.run(full(2), ChangeReason.SOURCE_UPDATE).rules()).doesNotContainKey("C-013");
    }

    @Test
    void a_release_needs_something_to_release_and_a_reason() {
        assertThatThrownBy(() -> registry.releases()
                        .grant(ReleaseKind.DEAD_TO_ALIVE, "S001", "ARO-7F3K9Q-W", "mixed up", "centre"))
                .isInstanceOf(StoreException.class)
                .hasMessage("the registry does not show this patient of site S001 as dead");
        assertThatThrownBy(() -> registry.releases().grant(ReleaseKind.MOVE, "S001", DEAD, "moved", "centre"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("no site but S001 has registered this patient");
        assertThatThrownBy(() -> registry.releases().grant(ReleaseKind.DEAD_TO_ALIVE, "S001", DEAD, " ", "centre"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("reason");
        long first = registry.releases()
                .grant(ReleaseKind.DEAD_TO_ALIVE, "S001", DEAD, "mixed up", "centre")
                .releaseId();
        assertThatThrownBy(
                        () -> registry.releases().grant(ReleaseKind.DEAD_TO_ALIVE, "S001", DEAD, "mixed up", "centre"))
                .isInstanceOf(StoreException.class)
                .hasMessage("release " + first + " allows this already");
    }

    @Test
    void a_new_status_after_a_delta_is_not_taken_for_a_return() {
        UploadOutcome outcome =
                imports.run(delta(2, "status").set("status", 1, "last_contact_day", "580"), ChangeReason.SOURCE_UPDATE);

        assertThat(outcome.rules()).doesNotContainKey("C-005");
    }

    private static TestUpload alive(TestUpload upload) {
        return upload.set("status", 2, "status", "ALIVE")
                .set("status", 2, "death_day", "")
                .set("status", 2, "death_day_prec", "")
                .set("status", 2, "cause_category", "")
                .set("status", 2, "cause_detail", "")
                .set("status", 2, "autopsy", "");
    }

    private static TestUpload ofSite(String site, int sequence) {
        TestUpload upload = full(sequence).manifest("site_id", site);
        for (String file : upload.files()) {
            for (int row = 1; row <= upload.size(file); row++) {
                upload.set(file, row, "site_id", site);
            }
        }
        return upload;
    }
}
