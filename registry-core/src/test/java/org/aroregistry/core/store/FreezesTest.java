package org.aroregistry.core.store;

import static org.aroregistry.core.store.StoreSteps.lab;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class FreezesTest {
    /** The hash of one laboratory row, L1 = 10 g/dL, the same on every database; worked out apart with Python (hashlib, struct). */
    private static final String ONE_ROW = "9cc23e47007a456d9aca83374b9b429055377af405e9071f1e49a7365ef45eac";

    private final TestDatabase database;
    private Registry registry;
    private StoreSteps steps;

    FreezesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start_with_an_empty_registry() {
        steps = new StoreSteps(database);
        registry = database.registry();
    }

    @Test
    void a_freeze_names_the_current_version_and_its_content() {
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10"));

        Freeze freeze = registry.freezes().freeze("2026-q1", "tester");

        assertThat(freeze.version()).isEqualTo(1);
        assertThat(freeze.rows()).isEqualTo(1);
        assertThat(freeze.sha256()).isEqualTo(ONE_ROW);
        assertThat(registry.freezes().find("2026-q1")).contains(freeze);
        assertThat(registry.freezes().list()).containsExactly(freeze);
    }

    @Test
    void later_uploads_do_not_touch_a_freeze() {
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10"));
        registry.freezes().freeze("first", "tester");
        steps.publish(UploadMode.FULL, "labs", lab("L1", "11"), lab("L2", "12"));

        assertThat(registry.freezes().verify("first").isUnchanged()).isTrue();
        Freeze second = registry.freezes().freeze("second", "tester");
        assertThat(second.sha256()).isNotEqualTo(ONE_ROW);
        assertThat(second.rows()).isEqualTo(2);
    }

    @Test
    void the_hash_depends_on_content_alone() {
        steps.publish(UploadMode.DELTA, "labs", lab("L2", "12"), lab("L1", "9"));
        steps.publish(UploadMode.FULL, "labs", lab("L1", "10.0").line(77));

        assertThat(registry.freezes().freeze("late", "tester").sha256()).isEqualTo(ONE_ROW);
    }

    @Test
    void a_cell_changed_behind_the_registry_shows() throws SQLException {
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10"), lab("L2", "11"));
        registry.freezes().freeze("frozen", "tester");

        change("UPDATE labs SET `value` = 10.0001 WHERE record_id = 'L1'");
        assertThat(registry.freezes().verify("frozen").isUnchanged()).isFalse();

        change("UPDATE labs SET `value` = 10 WHERE record_id = 'L1'");
        assertThat(registry.freezes().verify("frozen").isUnchanged()).isTrue();

        change("DELETE FROM labs WHERE record_id = 'L2'");
        FreezeCheck check = registry.freezes().verify("frozen");
        assertThat(check.isUnchanged()).isFalse();
        assertThat(check.rows()).isEqualTo(1);
    }

    @Test
    void a_freeze_needs_a_free_well_formed_name_and_rows() {
        assertThatThrownBy(() -> registry.freezes().freeze("early", "tester"))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is nothing to freeze: no upload was published yet");
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10"));
        registry.freezes().freeze("taken", "tester");

        assertThatThrownBy(() -> registry.freezes().freeze("taken", "tester"))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is a freeze 'taken' already: choose another name");
        assertThatThrownBy(() -> registry.freezes().freeze("a b", "tester"))
                .isInstanceOf(StoreException.class)
                .hasMessage("'a b' cannot name a freeze: use up to 64 letters, digits, dots, dashes and underscores");
        assertThatThrownBy(() -> registry.freezes().verify("unknown"))
                .isInstanceOf(StoreException.class)
                .hasMessage("there is no freeze 'unknown'");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
