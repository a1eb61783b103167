package org.aroregistry.core.store;

import static org.aroregistry.core.store.StoreSteps.NO_WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.dictionary.Severity;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.Finding;
import org.aroregistry.core.upload.UploadMode;
import org.aroregistry.core.upload.UploadStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class UploadsTest {
    private final TestDatabase database;
    private Uploads uploads;
    private StoreSteps steps;

    UploadsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start_with_an_empty_registry() {
        steps = new StoreSteps(database);
        uploads = database.registry().uploads();
    }

    @Test
    void an_upload_is_known_by_site_content_and_dictionary_version() {
        NewUpload request = StoreSteps.request("S001", 1);

        Upload upload = uploads.begin(request);

        assertThat(upload.request()).isEqualTo(request);
        assertThat(upload.status()).isEqualTo(UploadStatus.RUNNING);
        assertThat(uploads.find("S001", request.contentSha256(), "1.0")).contains(upload);
        assertThat(uploads.find("S002", request.contentSha256(), "1.0")).isEmpty();
        assertThat(uploads.find("S001", request.contentSha256(), "1.1")).isEmpty();
        assertThat(uploads.begin(request)).isEqualTo(upload);
        assertThat(uploads.list()).containsExactly(upload);
        assertThat(database.registry().sites().list()).extracting(Site::siteId).containsExactly("S001");
    }

    @Test
    void one_process_at_a_time_has_the_turn_of_an_upload() {
        long upload = steps.begin("S001").uploadId();
        long another = steps.begin("S001").uploadId();

        try (UploadTurn ignored = uploads.takeTurn(upload, NO_WAIT);
                UploadTurn alsoIgnored = uploads.takeTurn(another, NO_WAIT)) {
            assertThat(alsoIgnored).isNotNull();
            assertThatThrownBy(() -> uploads.takeTurn(upload, NO_WAIT))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "upload " + upload + " is being imported by another process: try again when it is done");
        }

        uploads.takeTurn(upload, NO_WAIT).close();
    }

    @Test
    void publishing_stores_receipt_status_and_version() {
        Upload upload = steps.begin("S001");
        try (Loading loading = database.registry().rows().load(upload.uploadId(), NO_WAIT)) {
            loading.publish("{\"rows\": 0}", "tester");
        }

        Upload published = uploads.find(upload.uploadId()).orElseThrow();
        assertThat(published.status()).isEqualTo(UploadStatus.PUBLISHED);
        assertThat(published.version()).hasValue(1);
        assertThat(published.finishedAt()).isPresent();
        AuditEvent event = database.registry().audit().latest(1).get(0);
        assertThat(uploads.receipt(upload.uploadId()))
                .contains("{\"rows\": 0,\n  \"audit\": {\n    \"event\": 2,\n    \"hash\": \"" + event.hash()
                        + "\"\n  }\n}\n");
        assertThatThrownBy(() -> uploads.refuse(upload.uploadId(), "{}", "tester"))
                .isInstanceOf(StoreException.class)
                .hasMessage("upload " + upload.uploadId() + " is not running and cannot be refused");
    }

    @Test
    void the_last_number_of_a_site_counts_published_uploads_only() {
        assertThat(uploads.lastPublishedSeq("S001")).isEmpty();
        steps.publish("S001", UploadMode.DELTA, "labs");
        steps.publish("S002", UploadMode.DELTA, "labs");
        steps.begin("S001");

        assertThat(uploads.lastPublishedSeq("S001")).hasValue(1);
        assertThat(uploads.lastPublishedSeq("S002")).hasValue(2);
    }

    @Test
    void the_data_cut_is_the_last_upload_of_each_site() {
        steps.publish("S002", UploadMode.DELTA, "labs");
        steps.publish("S001", UploadMode.DELTA, "labs");
        steps.publish("S002", UploadMode.DELTA, "labs");

        assertThat(uploads.dataCut(3))
                .extracting(cut -> cut.request().uploadSeq())
                .containsExactly(2, 3);
        assertThat(uploads.dataCut(2))
                .extracting(cut -> cut.request().uploadSeq())
                .containsExactly(2, 1);
        assertThat(uploads.dataCut(1)).extracting(Upload::siteId).containsExactly("S002");
    }

    @Test
    void findings_come_back_in_order() {
        Upload upload = steps.begin("S001");
        Finding value = finding("F-003", Severity.E, "L1", Optional.of("9'9\\9"));
        Finding ofPatient = new Finding(
                "L-005",
                Severity.Q,
                "labs.csv",
                3,
                "",
                "",
                "L2",
                Optional.empty(),
                "message",
                "",
                "",
                StoreSteps.PATIENT);
        Finding privacy = finding("P-004", Severity.E, "", Optional.empty());

        uploads.addFindings(upload.uploadId(), List.of(value));
        uploads.addFindings(upload.uploadId(), List.of(privacy, ofPatient));

        assertThat(findings(upload)).containsExactly(value, privacy, ofPatient);
        uploads.clearFindings(upload.uploadId());
        assertThat(findings(upload)).isEmpty();
    }

    @Test
    void accounting_belongs_to_its_file_and_can_be_replaced() {
        Upload upload = steps.begin("S001");
        UploadFile file = uploads.addFile(upload.uploadId(), "labs.csv", "ab", 120);
        uploads.addFile(upload.uploadId(), "growth.csv", "cd", 7);

        uploads.account(upload.uploadId(), new FileAccounting("labs.csv", 3, 1, 0, 0, 2, 0, 0, false));
        FileAccounting last = new FileAccounting("labs.csv", 4, 1, 1, 1, 1, 2, 3, true);
        uploads.account(upload.uploadId(), last);

        assertThat(uploads.addFile(upload.uploadId(), "labs.csv", "ab", 120).fileId())
                .isEqualTo(file.fileId());
        assertThat(uploads.files(upload.uploadId()))
                .extracting(UploadFile::name, UploadFile::accounting)
                .containsExactly(tuple("growth.csv", Optional.empty()), tuple("labs.csv", Optional.of(last)));
        assertThat(uploads.accounting(upload.uploadId())).containsExactly(last);
    }

    private List<Finding> findings(Upload upload) {
        List<Finding> findings = new ArrayList<>();
        uploads.forEachFinding(upload.uploadId(), findings::add);
        return findings;
    }

    private static Finding finding(String rule, Severity severity, String recordId, Optional<String> value) {
        return new Finding(
                rule, severity, "labs.csv", 12, "G", "value", recordId, value, "message of " + rule, "0..30", "");
    }
}
