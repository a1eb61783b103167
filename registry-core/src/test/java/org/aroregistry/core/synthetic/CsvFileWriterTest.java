package org.aroregistry.core.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.aroregistry.core.dictionary.Dictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileWriterTest {
    @TempDir
    private Path folder;

    @Test
    void a_point_for_a_missing_value_stays_a_point_where_decimals_have_a_comma() throws IOException {
        SiteProfile site = IntStream.rangeClosed(1, 200)
                .mapToObj(number -> SiteProfile.of(1, number))
                .filter(profile -> profile.style().decimalComma())
                .findFirst()
                .orElseThrow();
        Path file = folder.resolve("growth.csv");

        try (CsvFileWriter writer =
                new CsvFileWriter(file, site, Dictionary.current().file("growth"), FileFlaws.NONE, AnswerKey.none())) {
            writer.write(new Row("growth").set("weight_kg", "5.400").set("head_circ_cm", "."));
        }

        String delimiter = Character.toString(site.style().delimiter());
        String row = Files.readString(file).lines().skip(1).findFirst().orElseThrow();
        assertThat(row.split(java.util.regex.Pattern.quote(delimiter), -1))
                .containsExactly("", "", "", "", "5,400", "", "", ".", "", "");
    }
}
