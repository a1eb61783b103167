package org.aroregistry.core.store;

import static org.aroregistry.core.store.StoreSteps.lab;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class AuditTrailTest {
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

    private void change(String sql) throws SQLException {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
