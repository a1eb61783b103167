package org.aroregistry.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
    @TempDir
    private Path folder;

    @Test
    void the_embedded_database_keeps_what_was_written() {
        DatabaseAddress address = DatabaseAddress.embedded(folder.resolve("aro-data"));
        try (Registry registry = Registry.open(address)) {
            assertThat(registry.currentVersion()).isZero();
            registry.audit().record("tester", AuditAction.LOG_IN, "portal", "");
        }

        try (Registry registry = Registry.open(address)) {
            assertThat(registry.audit().latest(1)).extracting(AuditEvent::actor).containsExactly("tester");
        }
        assertThat(folder.resolve("aro-data/registry.mv.db")).isRegularFile();
    }

    @Test
    void what_was_published_survives_the_death_of_the_process() throws Exception {
        DatabaseAddress address = DatabaseAddress.embedded(folder);
        Process dying = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(dying.waitFor()).isEqualTo(DyingProcess.EXIT_CODE);

        try (Registry registry = Registry.open(address)) {
            assertThat(registry.currentVersion()).isEqualTo(1);
            assertThat(registry.rows().count("labs", 1)).isEqualTo(1);
            assertThat(registry.audit().verify().fault()).isEmpty();
        }
    }

    @Test
    void the_file_of_the_embedded_database_no_longer_holds_an_erased_patient() throws Exception {
        DatabaseAddress address = DatabaseAddress.embedded(folder);
        try (Registry registry = Registry.open(address)) {
            Upload upload = registry.uploads().begin(StoreSteps.request("S001", 1));
            long file = registry.uploads()
                    .addFile(upload.uploadId(), "labs.csv", "00", 1)
                    .fileId();
            try (Loading loading = registry.rows().load(upload.uploadId(), StoreSteps.NO_WAIT)) {
                try (FileLoad load = loading.file(file)) {
                    load.add(StoreSteps.lab("L1", "10").row());
                    load.finish();
                }
                loading.publish("{}", "tester");
            }
        }
        assertThat(bytes()).contains(StoreSteps.PATIENT);

        try (Registry registry = Registry.open(address)) {
            registry.erasures().erase("S001", StoreSteps.PATIENT, "asked", "tester", StoreSteps.NO_WAIT);
            registry.compact();
        }

        assertThat(bytes()).doesNotContain(StoreSteps.PATIENT).contains("S001");
        try (Registry registry = Registry.open(address)) {
            assertThat(registry.audit().verify().fault()).isEmpty();
            assertThat(registry.erasures().of("S001").contains(StoreSteps.PATIENT))
                    .isTrue();
        }
    }

    private String bytes() throws IOException {
        return Files.readString(folder.resolve("registry.mv.db"), StandardCharsets.ISO_8859_1);
    }

    @Test
    void an_address_of_another_kind_of_database_is_refused_without_its_secrets() {
        assertThatThrownBy(() -> new DatabaseAddress("jdbc:postgresql://host/db?password=secret", "", ""))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "the database address 'jdbc:postgresql://host/db' is not supported: give one that starts with"
                                + " jdbc:mysql: or jdbc:h2:");
        assertThat(new DatabaseAddress("jdbc:mysql://me:secret@host/db?password=secret", "me", "secret"))
                .hasToString("jdbc:mysql://host/db as me");
    }

    @Test
    void a_server_that_does_not_answer_is_named() {
        DatabaseAddress address = new DatabaseAddress("jdbc:mysql://127.0.0.1:1/aro", "me", "secret");

        assertThatThrownBy(() -> Registry.open(address))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "the database server at jdbc:mysql://127.0.0.1:1/aro cannot be reached: check that it runs and"
                                + " that the address is right");
    }

    @Test
    void a_wrong_password_is_named() {
        String url = "jdbc:h2:file:" + folder.resolve("secured");
        Registry.open(new DatabaseAddress(url, "me", "right")).close();

        assertThatThrownBy(() -> Registry.open(new DatabaseAddress(url, "me", "wrong")))
                .isInstanceOf(StoreException.class)
                .hasMessage("the database " + url + " refuses the user 'me': check the user and the password");
    }

    @Test
    void tables_of_a_newer_version_are_refused() throws SQLException {
        DatabaseAddress address = DatabaseAddress.embedded(folder);
        try (Registry registry = Registry.open(address);
                Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'newer', 'SQL', 'V99__newer.sql', 1,"
                            + " 'sa', CURRENT_TIMESTAMP, 1, TRUE");
        }

        assertThatThrownBy(() -> Registry.open(address))
                .isInstanceOf(StoreException.class)
                .hasMessage("the database " + address.shown()
                        + " has tables of a newer version of the product (migration 99): use that version or a"
                        + " newer one");
    }

    @Test
    void a_database_with_other_tables_is_refused() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("other");
        try (Connection connection =
                        DriverManager.getConnection(DatabaseLogin.url(new DatabaseAddress(url, "", "")), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE pet (name VARCHAR(10))");
        }

        assertThatThrownBy(() -> Registry.open(new DatabaseAddress(url, "", "")))
                .isInstanceOf(StoreException.class)
                .hasMessage("the database " + url + " holds other tables: give the registry a database of its own");
    }
}
