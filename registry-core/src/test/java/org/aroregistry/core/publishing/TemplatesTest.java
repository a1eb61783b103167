package org.aroregistry.core.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aroregistry.core.dictionary.ColumnDefinition;
import org.aroregistry.core.dictionary.Dictionary;
import org.aroregistry.core.dictionary.FileDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    @Test
    void every_file_has_the_header_of_the_dictionary_and_at_least_one_row(@TempDir Path folder) throws IOException {
        List<Path> written = new Templates(Dictionary.current()).write(folder);

        assertThat(written).hasSize(28).allMatch(Files::exists);
        for (FileDefinition file : Dictionary.current().files()) {
            List<String> lines = Files.readAllLines(folder.resolve(file.fileName()));
            assertThat(lines.get(0))
                    .isEqualTo(String.join(
                            ",",
                            file.columns().stream().map(ColumnDefinition::name).toList()));
            assertThat(lines).as(file.fileName()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void the_manifest_counts_rows_and_hashes_bytes(@TempDir Path folder) throws IOException {
        new Templates(Dictionary.current()).write(folder);

        assertThat(Files.readAllLines(folder.resolve("manifest.csv")))
                .hasSize(28)
                .anyMatch(line -> line.startsWith("S001,1.0,1,FULL,patients.csv,2,"));
    }
}
