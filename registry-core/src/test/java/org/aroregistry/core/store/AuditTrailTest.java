package org.aroregistry.core.store;

import static org.aroregistry.core.store.StoreSteps.lab;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.FileAccounting;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class AuditTrailTest {
    private static final String VERSION_1 = "5a6e75bedafe460d6479c3bcb9ac294c5efb9b940be9d49b7ee4b4919c337343";

    private final TestDatabase database;
    private Registry registry;

    AuditTrailTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start_with_three_events() {
        database.clear();
        registry = database.registry();
        registry.audit().record("anna", AuditAction.LOG_IN, "portal", "");
        registry.audit().record("ben", AuditAction.EXPORT, "freeze 2026-q1", "labs");
        registry.audit().record("anna", AuditAction.RELEASE, "report T01", "");
    }

    @Test
    void an_untouched_trail_is_whole() {
        assertThat(registry.audit().verify()).isEqualTo(new AuditCheck(3, Optional.empty()));
        assertThat(registry.audit().latest(2)).extracting(AuditEvent::actor).containsExactly("anna", "ben");
    }

    @Test
    void each_event_follows_from_the_one_before() {
        var events = registry.audit().latest(3);

        assertThat(events.get(0).previousHash()).isEqualTo(events.get(1).hash());
        assertThat(events.get(2).previousHash()).isEqualTo("0".repeat(64));
        assertThat(events).extracting(AuditEvent::eventNo).containsExactly(3L, 2L, 1L);
    }

    @Test
    void a_changed_event_shows() throws SQLException {
        change("UPDATE audit_event SET actor = 'carl' WHERE event_no = 2");

        assertThat(registry.audit().verify())
                .isEqualTo(new AuditCheck(2, Optional.of("event 2 was changed after it was written")));
    }

    @Test
    void an_event_taken_out_of_the_middle_shows() throws SQLException {
        change("DELETE FROM audit_event WHERE event_no = 2");

        assertThat(registry.audit().verify()).isEqualTo(new AuditCheck(2, Optional.of("event 2 is missing")));
    }

    @Test
    void events_cut_off_the_end_show() throws SQLException {
        change("DELETE FROM audit_event WHERE event_no = 3");

        assertThat(registry.audit().verify())
                .isEqualTo(new AuditCheck(
                        2, Optional.of("the trail ends with event 2, but event 3 was the last one written")));
    }

    @Test
    void an_event_written_anew_does_not_fit_the_next_one() throws SQLException {
        change("UPDATE audit_event SET previous_hash = '" + "1".repeat(64) + "' WHERE event_no = 3");

        assertThat(registry.audit().verify())
                .isEqualTo(new AuditCheck(3, Optional.of("event 3 does not follow from the event before it")));
    }

    @Test
    void uploading_publishing_freezing_and_refusing_leave_events() {
        StoreSteps steps = new StoreSteps(database);
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10"));
        registry.freezes().freeze("2026-q1", "tester");
        registry.uploads().refuse(steps.begin("S002").uploadId(), "{}", "tester");

        assertThat(registry.audit().latest(9))
                .extracting(AuditEvent::action)
                .containsExactly(
                        AuditAction.REFUSE,
                        AuditAction.UPLOAD,
                        AuditAction.FREEZE,
                        AuditAction.PUBLISH,
                        AuditAction.UPLOAD);
        assertThat(registry.audit().verify().fault()).isEmpty();
    }

    @Test
    void events_of_uploads_tell_number_counts_and_content() throws SQLException {
        StoreSteps steps = new StoreSteps(database);
        Upload upload = steps.begin("S001");
        registry.uploads()
                .account(upload.uploadId(), new FileAccounting("labs.csv", 12, 1, 2, 3, 4, 2, 5, 6, 0, false));
        registry.uploads().account(upload.uploadId(), new FileAccounting("growth.csv", 1, 1, 0, 0, 0, 0, 7, false));
        try (Loading loading = registry.rows().load(upload.uploadId(), StoreSteps.NO_WAIT)) {
            loading.publish("{\n  \"files\": 2\n}\n", "tester");
        }

        List<AuditEvent> events = registry.audit().latest(2);
        assertThat(events.get(0).entry().uploadId()).hasValue(upload.uploadId());
        assertThat(events.get(0).entry().counts()).contains(new AuditCounts(2, 2, 3, 4, 2, 13));
        assertThat(events.get(1).entry().contentSha256())
                .contains(upload.request().contentSha256());
        assertThat(registry.audit().verify().fault()).isEmpty();

        for (String column : List.of("upload_id", "rows_added", "rows_ended")) {
            change("UPDATE audit_event SET " + column + " = " + column + " + 1 WHERE event_no = 2");
            assertThat(registry.audit().verify().fault())
                    .as(column)
                    .contains("event 2 was changed after it was written");
            change("UPDATE audit_event SET " + column + " = " + column + " - 1 WHERE event_no = 2");
        }
        change("UPDATE audit_event SET content_sha256 = NULL WHERE event_no = 2");
        assertThat(registry.audit().verify().fault()).contains("event 2 was changed after it was written");
    }

    @Test
    void events_of_older_versions_stay_valid_and_take_no_numbers() throws SQLException {
        // As version 1 wrote them: the hash covers the words alone. Worked out apart with Python (hashlib, struct).
        database.clear();
        change(
                "INSERT INTO audit_event (event_no, happened_at, actor, action, subject, detail, previous_hash, event_hash)"
                        + " VALUES (1, '2026-03-04 05:06:07.123456', 'anna', 'LOG_IN', 'portal', '', '" + "0".repeat(64)
                        + "', '" + VERSION_1 + "')");
        change("UPDATE audit_head SET event_no = 1, event_hash = '" + VERSION_1 + "'");
        registry.audit().record("ben", AuditAction.EXPORT, "freeze 2026-q1", "labs");

        assertThat(registry.audit().verify()).isEqualTo(new AuditCheck(2, Optional.empty()));

        change("UPDATE audit_event SET rows_added = 5 WHERE event_no = 1");
        assertThat(registry.audit().verify().fault()).contains("event 1 was changed after it was written");
        change("UPDATE audit_event SET rows_added = NULL WHERE event_no = 1");
        change("UPDATE audit_event SET hash_version = 1 WHERE event_no = 2");
        assertThat(registry.audit().verify().fault()).contains("event 2 was changed after it was written");
    }

    @Test
    void a_trail_written_anew_as_a_whole_does_not_hold_the_event_of_a_receipt() throws SQLException {
        StoreSteps steps = new StoreSteps(database);
        Upload upload = steps.begin("S001");
        try (Loading loading = registry.rows().load(upload.uploadId(), StoreSteps.NO_WAIT)) {
            loading.publish("{}", "tester");
        }
        SealedReceipt receipt = SealedReceipt.read(
                        registry.uploads().receipt(upload.uploadId()).orElseThrow())
                .orElseThrow();
        assertThat(receipt.eventNo()).isEqualTo(2);
        assertThat(registry.audit().verify(receipt)).isEmpty();

        change("DELETE FROM audit_event WHERE event_no = 2");
        change("DELETE FROM audit_event WHERE event_no = 1");
        change("UPDATE audit_head SET event_no = 0, event_hash = '" + "0".repeat(64) + "'");
        registry.audit().record("carl", AuditAction.LOG_IN, "portal", "");

        assertThat(registry.audit().verify().fault()).as("the chain by itself").isEmpty();
        assertThat(registry.audit().verify(receipt))
                .contains("the receipt names event 2, and the trail does not go that far");
        registry.audit().record("carl", AuditAction.LOG_IN, "portal", "");
        assertThat(registry.audit().verify(receipt)).contains("event 2 has another hash than the receipt names");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
