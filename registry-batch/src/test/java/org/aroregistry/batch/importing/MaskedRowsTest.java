package org.aroregistry.batch.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskedRowsTest {
    @Test
    void a_name_with_a_comma_that_nobody_quoted_does_not_come_back(@TempDir Path folder) throws IOException {
        TestUpload upload = Imports.delta(1, "growth").column("growth", "patient_name", "Quarles");
        upload.row("growth", 1).add("Zebulon");

        UploadOutcome outcome = SiteValidation.run(
                new SiteValidation.Request(
                        upload.write(folder.resolve("site")),
                        Optional.of(folder.resolve("answer")),
                        new CheckOptions(1, 0)),
                UploadProgress.SILENT);

        assertThat(outcome.rules()).containsKeys("P-002", "S-006");
        try (var files = Files.walk(folder.resolve("answer"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("Quarles", "Zebulon"));
        }
    }
}
