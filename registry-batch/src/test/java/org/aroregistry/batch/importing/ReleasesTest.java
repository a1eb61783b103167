package org.aroregistry.batch.importing;

import static org.aroregistry.batch.importing.Imports.account;
import static org.aroregistry.batch.importing.Imports.delta;
import static org.aroregistry.batch.importing.Imports.full;
import static org.aroregistry.batch.importing.Imports.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aroregistry.batch.analysis.AnalysisOutcome;
import org.aroregistry.batch.analysis.AnalysisRequest;
import org.aroregistry.batch.analysis.CohortStatistics;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.store.MovedRows;
import org.aroregistry.core.store.QueryFilter;
import org.aroregistry.core.store.Registry;
import org.aroregistry.core.store.Release;
import org.aroregistry.core.store.ReleaseKind;
import org.aroregistry.core.store.RowSelection;
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
        assertThat(later.rules()).as("of the patient who did not move").containsEntry("C-013", 1L);
    }

    /** The boy moves to S002, which sends all that the templates hold of him. */
    private UploadOutcome move() {
        registry.releases().grant(ReleaseKind.MOVE, "S002", DEAD, "family moved", "centre");
        return imports.run(ofSite("S002", 1));
    }

    private List<String> sitesThatShow(long version) {
        return Dictionary.current().dataFiles().stream()
                .flatMap(file -> {
                    Set<String> sites = new TreeSet<>();
                    registry.rows()
                            .forEach(
                                    RowSelection.of(file.name(), version).patients(List.of(DEAD)),
                                    row -> sites.add(row.siteId()));
                    return sites.stream();
                })
                .distinct()
                .toList();
    }

    @Test
    void after_a_move_one_site_shows_the_patient_and_older_versions_the_other() throws IOException {
        registry.freezes().freeze("before", "tester");
        long shown = registry.rows().history(DEAD).size();

        UploadOutcome moved = move();

        assertThat(sitesThatShow(registry.currentVersion())).containsExactly("S002");
        assertThat(sitesThatShow(registry.currentVersion() - 1)).containsExactly("S001");
        assertThat(moved.moved()).isEqualTo(new MovedRows(1, shown));
        assertThat(Files.readString(moved.folder().resolve("receipt.json")))
                .contains("\"moved_here\"", "\"patients\": 1", "\"rows_ended_at_other_sites\": " + shown);
        assertThat(registry.audit().latest(5))
                .anySatisfy(event -> assertThat(event.detail()).endsWith(", ends " + shown + " rows at other sites"));
        assertThat(registry.freezes().verify("before").isUnchanged()).isTrue();
        assertThat(registry.rows().history(DEAD)).hasSizeGreaterThan((int) shown);
        assertThat(registry.rows().values(DEAD))
                .filteredOn(value -> value.siteId().equals("S001"))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.end()).hasValueSatisfying(end -> assertThat(end.uploadId())
                        .isEqualTo(registry.uploads().list().get(0).uploadId())));
        assertThat(registry.queries().list(QueryFilter.WAITING))
                .as("questions to the old site")
                .noneMatch(query -> query.place().siteId().equals("S001")
                        && query.place().patientId().equals(DEAD));
    }

    @Test
    void analyses_see_a_patient_who_moved_once_and_at_the_new_site() {
        AnalysisRequest request = AnalysisRequest.of("test", "tester");
        registry.freezes().freeze("before", "tester");
        AnalysisOutcome before = new CohortStatistics(registry).run(request.withFreeze("before"));
        assertThat(sites(before)).containsExactly("S001");

        move();
        AnalysisOutcome after = new CohortStatistics(registry).run(request);

        assertThat(after.patients()).isEqualTo(2);
        assertThat(sites(after)).containsExactly("S002");
        assertThat(new CohortStatistics(registry)
                        .run(request.withFreeze("before"))
                        .resultHash())
                .isEqualTo(before.resultHash());
    }

    private List<String> sites(AnalysisOutcome outcome) {
        List<String> sites = new ArrayList<>();
        registry.runs().forEachEndpointRow(outcome.runId(), "OS_BIRTH", row -> {
            if (row.patientId().equals(DEAD)) {
                sites.add(row.siteId());
            }
        });
        return sites;
    }

    @Test
    void the_site_that_a_patient_left_cannot_send_the_rows_again() throws IOException {
        move();

        UploadOutcome outcome = imports.run(full(2), ChangeReason.SOURCE_UPDATE);

        assertThat(outcome.rules()).doesNotContainKey("C-001");
        assertThat(account(outcome, "patients").rejected()).isEqualTo(1);
        assertThat(account(outcome, "status").rejected()).isEqualTo(1);
        assertThat(account(outcome, "patients").unchanged())
                .as("the other patient")
                .isEqualTo(1);
        assertThat(Files.readString(outcome.folder().resolve("findings.csv")))
                .contains("C-013", "the patient moved to another site, which sends the rows now");
        assertThat(sitesThatShow(registry.currentVersion())).containsExactly("S002");

        UploadOutcome alone = imports.run(delta(3, "status"), ChangeReason.SOURCE_UPDATE);
        assertThat(alone.rules()).containsEntry("C-013", 1L).doesNotContainKey("C-001");
        assertThat(imports.run(
                                full(4).remove("patients", 2)
                                        .remove("status", 2)
                                        .remove("baseline", 2),
                                ChangeReason.SOURCE_UPDATE)
                        .rules())
                .doesNotContainKey("C-005");
    }

    @Test
    void a_patient_may_come_back_by_another_release() {
        move();
        registry.releases().grant(ReleaseKind.MOVE, "S001", DEAD, "family moved back", "centre");

        UploadOutcome back = imports.run(full(2), ChangeReason.SOURCE_UPDATE);

        assertThat(back.moved().patients()).isEqualTo(1);
        assertThat(account(back, "patients").rejected()).isZero();
        assertThat(sitesThatShow(registry.currentVersion())).containsExactly("S001");
    }

    @Test
    void a_dry_run_says_what_would_end_and_ends_nothing() {
        registry.releases().grant(ReleaseKind.MOVE, "S002", DEAD, "family moved", "centre");

        UploadOutcome dry = new SiteImport(registry)
                .dryRun(imports.request(imports.write(ofSite("S002", 1)), Imports.options()), UploadProgress.SILENT);

        assertThat(dry.moved().patients()).isEqualTo(1);
        assertThat(dry.moved().rows()).isPositive();
        assertThat(sitesThatShow(registry.currentVersion())).containsExactly("S001");
    }

    @Test
    void a_withdrawal_of_consent_is_not_lost_by_a_move() {
        registry.releases().grant(ReleaseKind.MOVE, "S002", DEAD, "family moved", "centre");
        imports.run(
                delta(2, "patients").set("patients", 2, "consent_withdrawn_day", "268"), ChangeReason.SOURCE_UPDATE);

        UploadOutcome refused = imports.run(ofSite("S002", 1));

        assertThat(account(refused, "patients").rejected()).isEqualTo(2);
        assertThat(sitesThatShow(registry.currentVersion())).containsExactly("S001");
        assertThatThrownBy(() -> registry.releases().grant(ReleaseKind.MOVE, "S003", DEAD, "moved", "centre"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("consent for this patient was withdrawn");
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
