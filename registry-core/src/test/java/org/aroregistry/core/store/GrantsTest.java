package org.aroregistry.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.SampleRow;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.Test;

/** The rights that {@code sql/grants.sql} gives on MySQL; H2 has no such user. */
@DatabaseTest
class GrantsTest {
    /** Tables that may only grow, with a column of each. */
    private static final Map<String, String> APPEND_ONLY = Map.of(
            "audit_event",
            "actor",
            "freeze_part",
            "row_count",
            "site_query_event",
            "actor",
            "erasure",
            "actor",
            "erased_leaf",
            "row_count");

    private final TestDatabase database;

    GrantsTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void the_everyday_user_can_do_all_its_work_but_not_change_the_audit_trail() throws Exception {
        assumeTrue(database.isMySql());
        try (Connection owner = database.registry().dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            String name = owner.getCatalog();
            String user = name.substring(name.length() - 20);
            statement.execute("CREATE USER '" + user + "'@'%' IDENTIFIED BY 'everyday'");
            try {
                grant(statement, name, user);
                String url = database.address().url().replaceFirst("\\?.*", "");
                try (Registry registry = Registry.open(new DatabaseAddress(url, user, "everyday"))) {
                    publish(registry, "10");
                    publish(registry, "11");
                    registry.freezes().freeze("granted", "tester");

                    assertThat(registry.audit().verify()).isEqualTo(new AuditCheck(5, Optional.empty()));
                    registry.erasures().erase("S001", StoreSteps.PATIENT, "asked", "tester", StoreSteps.NO_WAIT);
                    assertThat(registry.freezes().verify("granted").isUnchanged())
                            .isTrue();
                    for (Map.Entry<String, String> table : APPEND_ONLY.entrySet()) {
                        refused(registry, "UPDATE " + table.getKey() + " SET " + table.getValue() + " = 1");
                        refused(registry, "DELETE FROM " + table.getKey());
                        refused(registry, "DROP TABLE " + table.getKey());
                    }
                }
            } finally {
                statement.execute("DROP USER '" + user + "'@'%'");
            }
        }
    }

    @Test
    void every_table_but_the_append_only_ones_may_be_changed() throws Exception {
        assumeTrue(database.isMySql());
        String grants = grants();
        try (Connection owner = database.registry().dataSource().getConnection();
                Statement statement = owner.createStatement();
                ResultSet tables = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE() AND table_name <> 'flyway_schema_history'")) {
            while (tables.next()) {
                String right = "GRANT UPDATE, DELETE ON aro." + tables.getString(1) + " TO";
                assertThat(grants.contains(right)).as(right).isNotEqualTo(APPEND_ONLY.containsKey(tables.getString(1)));
            }
        }
    }

    private static void grant(Statement statement, String database, String user) throws IOException, SQLException {
        String grants = grants().replace("aro.", database + ".").replace("'aro_app'", "'" + user + "'");
        for (String grant : grants.split(";\n")) {
            statement.execute(grant);
        }
    }

    private static String grants() throws IOException {
        return Files.readString(Path.of(System.getProperty("aro.root"), "sql", "grants.sql"))
                .replaceAll("(?m)^--.*\n", "")
                .strip();
    }

    private static void publish(Registry registry, String value) {
        NewUpload request =
                new NewUpload("S001", 1, UploadMode.FULL, 2026, "1.0", "x" + value, "tester", Optional.empty());
        Upload upload = registry.uploads().begin(request);
        long fileId = registry.uploads()
                .addFile(upload.uploadId(), "labs.csv", "00", 1)
                .fileId();
        SampleRow row = SampleRow.of("labs", "S001", StoreSteps.PATIENT, "L1").decimal("value", value);
        try (Loading loading = registry.rows().load(upload.uploadId(), StoreSteps.NO_WAIT)) {
            try (FileLoad load = loading.file(fileId)) {
                load.add(row.row());
                load.finish();
            }
            loading.publish("{}", "tester");
        }
    }

    private static void refused(Registry registry, String sql) throws SQLException {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("command denied to user");
        }
    }
}
