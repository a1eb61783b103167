package org.aroregistry.core.store;

import static org.aroregistry.core.store.StoreSteps.lab;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.SampleRow;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class FreezesTest {
    /** The hash of one laboratory row, L1 = 10 g/dL, the same on every database; worked out apart with Python (hashlib, struct). */
    private static final String ONE_ROW = "0fa51fa8829a7f669d77455e3419693525baad6a79d0b097d440fea5df4e8bc3";

    /** The hash that version 1 gave the same row. */
    private static final String ONE_ROW_FLAT = "9cc23e47007a456d9aca83374b9b429055377af405e9071f1e49a7365ef45eac";

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
    void the_manifest_has_the_rows_and_patients_of_every_table_and_site() {
        steps.publish("S002", UploadMode.DELTA, "labs", lab("S002", "L1", "10"), lab("S002", "L2", "11"));
        steps.publish("S001", UploadMode.DELTA, "labs", lab("L1", "10"));
        steps.publish("S001", UploadMode.DELTA, "growth", SampleRow.of("growth", "S001", "ARO-000002-B", "G1"));
        Freeze freeze = registry.freezes().freeze("frozen", "tester");

        FreezeManifest manifest = registry.freezes().manifest("frozen");

        assertThat(manifest.parts())
                .extracting(FreezePart::table, FreezePart::siteId, FreezePart::rows, FreezePart::patients)
                .containsExactly(
                        tuple("growth", "S001", 1L, 1L), tuple("labs", "S001", 1L, 1L), tuple("labs", "S002", 2L, 1L));
        assertThat(manifest.tables())
                .extracting(FreezeTable::table, FreezeTable::rows, FreezeTable::patients)
                .containsExactly(tuple("growth", 1L, 1L), tuple("labs", 3L, 2L));
        assertThat(manifest.sha256()).isEqualTo(freeze.sha256());
        assertThat(manifest.rows()).isEqualTo(4);
    }

    @Test
    void a_difference_is_named_by_table_and_site() throws SQLException {
        steps.publish("S001", UploadMode.DELTA, "labs", lab("L1", "10"), lab("L2", "11"));
        steps.publish("S002", UploadMode.DELTA, "labs", lab("S002", "L1", "10"));
        steps.publish("S001", UploadMode.DELTA, "growth", SampleRow.of("growth", "S001", StoreSteps.PATIENT, "G1"));
        registry.freezes().freeze("frozen", "tester");

        change("UPDATE labs SET `value` = 10.0001 WHERE record_id = 'L1' AND site_id = 'S002'");
        assertThat(registry.freezes().verify("frozen").differences())
                .containsExactly("labs, site S002: 1 row frozen and there, with another content");

        change("DELETE FROM labs WHERE record_id = 'L2'");
        change("DELETE FROM growth");
        assertThat(registry.freezes().verify("frozen").differences())
                .containsExactly(
                        "growth, site S001: 1 row frozen, none is there",
                        "labs, site S001: 2 rows frozen, 1 row there",
                        "labs, site S002: 1 row frozen and there, with another content");
    }

    @Test
    void rows_that_move_between_patients_or_sites_show() throws SQLException {
        steps.publish("S001", UploadMode.DELTA, "labs", lab("L1", "10"), lab("L2", "11"));
        registry.freezes().freeze("frozen", "tester");

        change("UPDATE labs SET patient_id = 'ARO-000002-B' WHERE record_id = 'L2'");

        assertThat(registry.freezes().verify("frozen").differences())
                .containsExactly("labs, site S001: 2 rows frozen and there, with another content");
    }

    @Test
    void a_manifest_written_anew_to_fit_changed_rows_shows() throws SQLException {
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10"));
        registry.freezes().freeze("frozen", "tester");
        change("UPDATE freeze_part SET content_sha256 = '" + "1".repeat(64) + "'");
        assertThat(registry.freezes().verify("frozen").differences())
                .contains("the manifest of the freeze itself was changed after it was written");

        change("UPDATE labs SET `value` = 12");
        FreezeManifest forged = new FreezeContent(registry.rows(), 1, List.of()).manifest();
        change("UPDATE freeze_part SET content_sha256 = '"
                + forged.parts().get(0).sha256() + "'");
        change("UPDATE freeze SET content_sha256 = '" + forged.sha256() + "', manifest_sha256 = '" + forged.sha256()
                + "'");

        assertThat(registry.freezes().verify("frozen").differences())
                .as("the audit trail remembers the hash")
                .containsExactly("the manifest of the freeze itself was changed after it was written");
    }

    @Test
    void a_freeze_of_an_older_version_is_verified_as_before() throws SQLException {
        steps.publish(UploadMode.DELTA, "labs", lab("L1", "10"));
        change("INSERT INTO freeze (freeze_name, version, row_count, content_sha256, frozen_at, actor)"
                + " VALUES ('old', 1, 1, '" + ONE_ROW_FLAT + "', '2026-03-04 05:06:07', 'anna')");

        assertThat(registry.freezes().verify("old").isUnchanged()).isTrue();
        assertThat(registry.freezes().manifest("old").parts()).isEmpty();

        change("UPDATE labs SET `value` = 10.0001");
        assertThat(registry.freezes().verify("old").differences())
                .containsExactly("the freeze was made by an older version of the product, without a manifest:"
                        + " it cannot be said in which table");
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
