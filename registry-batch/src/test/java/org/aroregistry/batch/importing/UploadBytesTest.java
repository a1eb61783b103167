package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.aroregistry.batch.file.SiteFolder;
import org.aroregistry.core.dictionary.Dictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadBytesTest {
    @TempDir
    Path temporary;

    @Test
    void hashing_alone_and_looking_closely_name_the_content_alike() throws IOException {
        SiteFolder folder = folder();

        assertThat(UploadBytes.of(folder).contentSha256())
                .isEqualTo(UploadScan.of(folder.files()).contentSha256());
    }

    @Test
    void the_manifest_is_looked_at_alone() throws IOException {
        assertThat(UploadBytes.of(folder()).manifest().files()).containsOnlyKeys("manifest.csv");
    }

    @Test
    void files_that_change_while_they_are_read_are_not_imported() throws IOException {
        SiteFolder folder = folder();
        UploadBytes bytes = UploadBytes.of(folder);
        Files.writeString(temporary.resolve("patients.csv"), "\n", StandardOpenOption.APPEND);

        assertThatThrownBy(bytes::scan)
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("changed while they were read");
    }

    private SiteFolder folder() throws IOException {
        Files.writeString(temporary.resolve("manifest.csv"), "site_id\nS001\n");
        Files.writeString(temporary.resolve("patients.csv"), "patient_id\nA\n");
        return SiteFolder.open(temporary, temporary.resolve("work"), Dictionary.current());
    }
}
