package org.aroregistry.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aroregistry.core.store.testing.DatabaseContent;
import org.aroregistry.core.store.testing.DatabaseTest;
import org.aroregistry.core.store.testing.TestDatabase;
import org.aroregistry.core.upload.UploadMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DatabaseTest
class DatabaseContentTest {
    private final TestDatabase database;
    private final Registry registry;

    DatabaseContentTest(TestDatabase database) {
        this.database = database;
        this.registry = database.registry();
    }

    @BeforeEach
    void startEmpty() {
        database.clear();
    }

    @Test
    void every_row_of_every_table_is_a_line_with_all_its_columns() {
        publish(1, "10");

        List<String> content = DatabaseContent.of(registry.dataSource());

        assertThat(content)
                .filteredOn(line -> line.startsWith("labs: "))
                .singleElement()
                .asString()
                .contains("site_id=\"S001\"", "record_id=\"L1\"", "valid_from=1");
        assertThat(content)
                .filteredOn(line -> line.startsWith("upload: "))
                .singleElement()
                .asString()
                .contains("upload_id=1", "status=\"PUBLISHED\"", "load_version=1");
        assertThat(content).anyMatch(line -> line.startsWith("audit_event: event_no=2"));
        assertThat(content)
                .noneMatch(line -> line.startsWith("batch_"))
                .noneMatch(line -> line.startsWith("flyway_schema_history"));
    }

    @Test
    void another_value_is_another_content() {
        publish(1, "10");
        List<String> content = DatabaseContent.of(registry.dataSource());

        publish(2, "11");

        assertThat(DatabaseContent.of(registry.dataSource())).isNotEqualTo(content);
    }

    @Test
    void a_transaction_that_took_no_effect_uses_up_no_number() {
        publish(1, "10");
        NewUpload request = StoreSteps.request("S001", 2);
        NewUpload impossible = new NewUpload(
                "S001",
                2,
                UploadMode.FULL,
                2026,
                "1.0",
                request.contentSha256(),
                "x".repeat(200),
                java.util.Optional.empty());
        assertThatThrownBy(() -> registry.uploads().begin(impossible)).isInstanceOf(StoreException.class);

        Upload upload = registry.uploads().begin(request);

        assertThat(upload.uploadId()).isEqualTo(2);
        assertThat(registry.uploads()
                        .addFile(upload.uploadId(), "labs.csv", "00", 1)
                        .fileId())
                .isEqualTo(2);
    }

    private void publish(int number, String value) {
        Upload upload = registry.uploads().begin(StoreSteps.request("S001", number));
        long file = registry.uploads()
                .addFile(upload.uploadId(), "labs.csv", "00", 1)
                .fileId();
        try (Loading loading = registry.rows().load(upload.uploadId(), StoreSteps.NO_WAIT)) {
            try (FileLoad load = loading.file(file)) {
                load.add(StoreSteps.lab("L1", value).row());
                load.finish();
            }
            loading.publish("{}", "tester");
        }
    }
}
